"use client";

import { type ComponentProps, useRef } from "react";

/** A country that numbers may be of; `dialCode` as "+49". */
export type PhoneCountry = { code: string; name: string; dialCode: string };
export type PhoneValue = { country: string | null; national: string };

type PhoneInputProps = {
  control: Omit<ComponentProps<"input">, "value" | "type">;
  countryName: string;
  countryLabel: string;
  countries: readonly PhoneCountry[];
  value: PhoneValue;
};

/**
 * A country and a number beside it. A number that begins with + goes before the chosen country: the
 * server reads it so, and here the choice follows what is typed.
 */
export function PhoneInput({
  control,
  countryName,
  countryLabel,
  countries,
  value,
}: PhoneInputProps) {
  const select = useRef<HTMLSelectElement>(null);
  const follow = (typed: string) => {
    const found = countryOf(typed, countries, select.current?.value);
    if (found && select.current) select.current.value = found;
  };
  return (
    <div className="flex flex-col gap-2">
      <select
        ref={select}
        name={countryName}
        aria-label={countryLabel}
        autoComplete="country"
        defaultValue={value.country ?? undefined}
        className="field-box h-11 text-lg"
      >
        {countries.map(({ code, name, dialCode }) => (
          <option key={code} value={code}>
            {name} {dialCode}
          </option>
        ))}
      </select>
      <input
        {...control}
        type="tel"
        inputMode="tel"
        autoComplete="tel"
        defaultValue={value.national}
        onChange={(event) => follow(event.target.value)}
        className="field-box h-11 text-lg"
      />
    </div>
  );
}

/** The country of a number that begins with +; the chosen one where several share the dial code. */
export function countryOf(
  typed: string,
  countries: readonly PhoneCountry[],
  chosen: string | undefined,
): string | null {
  const digits = typed.replace(/^\s*[+＋]/, "+").replace(/[^+\d]/g, "");
  if (!digits.startsWith("+")) return null;
  const fitting = countries.filter(({ dialCode }) => digits.startsWith(dialCode));
  const longest = Math.max(0, ...fitting.map(({ dialCode }) => dialCode.length));
  const best = fitting.filter(({ dialCode }) => dialCode.length === longest);
  return (best.find(({ code }) => code === chosen) ?? best[0])?.code ?? null;
}
