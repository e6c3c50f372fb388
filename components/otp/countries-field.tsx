"use client";

import { X } from "lucide-react";
import { useId, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field, FieldError, FieldHelp, FieldLabel } from "@/components/ui/field";
import type { ComboboxOption } from "@/components/ui/match-options";
import { MultiSelect } from "@/components/ui/multi-select";
import type { Country } from "@/lib/otp/countries";
import { countryGroups } from "@/lib/otp/country-groups";
import { findCountries } from "@/lib/otp/find-countries";

type CountriesFieldProps = {
  /** All there are. */
  countries: readonly Country[];
  /** Codes of the chosen ones. */
  values: readonly string[];
  label: string;
  help: string;
  isDisabled?: boolean;
  error: string | undefined;
  onChange: (codes: string[]) => void;
};

/** Chips that are shown before "and 12 more". */
const shownChips = 12;

/** The closed list of countries that codes go to: searched by name, code and dial code. */
export function CountriesField(props: CountriesFieldProps) {
  const { countries, values, label, help, isDisabled = false, error, onChange } = props;
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState("");
  const chosen = countries.filter(({ code }) => values.includes(code));

  function change(codes: string[], news: string) {
    onChange(codes);
    setSaid(`${news} ${codes.length === 1 ? "1 country" : `${codes.length} countries`} chosen.`);
  }
  function toggle(code: string) {
    const name = countries.find((country) => country.code === code)?.name ?? code;
    if (values.includes(code))
      change(
        values.filter((one) => one !== code),
        `${name} removed.`,
      );
    else change([...values, code], `${name} added.`);
  }

  return (
    <Field>
      <FieldLabel htmlFor={id}>{label}</FieldLabel>
      <FieldHelp id={`${id}-help`}>{help}</FieldHelp>
      <MultiSelect
        id={id}
        field={field}
        values={values}
        onToggle={toggle}
        find={(query) =>
          findCountries(countries, query).map((country) => option(country, countries))
        }
        label="Countries"
        noneText="No country has this name or dial code."
        placeholder="Search by name or dial code"
        disabled={isDisabled}
        aria-invalid={error !== undefined}
        aria-describedby={`${id}-help ${id}-error`}
      />
      <Chips
        chosen={chosen}
        isDisabled={isDisabled}
        onRemove={(code) => {
          toggle(code);
          field.current?.focus();
        }}
      />
      {!isDisabled && (
        <Groups
          values={values}
          onAdd={(name, codes) => change([...new Set([...values, ...codes])], `${name} added.`)}
          onClear={() => change([], "All removed.")}
        />
      )}
      <FieldError id={`${id}-error`}>{error}</FieldError>
      <p role="status" className="sr-only">
        {said}
      </p>
    </Field>
  );
}

function option(
  { code, name, dialCodes, countedAs }: Country,
  countries: readonly Country[],
): ComboboxOption {
  const other = countries.find((country) => country.code === countedAs)?.name;
  return {
    value: code,
    label: name,
    description: other && `Most of its numbers count as ${other}.`,
    extra: <span className="text-sm text-muted tabular-nums">{dialCodes.join(", ")}</span>,
  };
}

type ChipsProps = {
  chosen: readonly Country[];
  isDisabled: boolean;
  onRemove: (code: string) => void;
};

function Chips({ chosen, isDisabled, onRemove }: ChipsProps) {
  const [showsAll, setShowsAll] = useState(false);
  if (chosen.length === 0) return null;
  const shown = showsAll ? chosen : chosen.slice(0, shownChips);
  const hidden = chosen.length - shown.length;
  return (
    <ul aria-label="Chosen countries" className="flex flex-wrap gap-1.5">
      {shown.map(({ code, name }) => (
        <li
          key={code}
          className="flex min-w-0 items-center rounded-inner bg-sunken pl-2 text-sm last:pr-0"
        >
          <span className="min-w-0 py-0.5 pr-2 break-words">{name}</span>
          {!isDisabled && (
            <button
              type="button"
              aria-label={`Remove ${name}`}
              onClick={() => onRemove(code)}
              className="grid size-6 shrink-0 place-items-center rounded-inner text-muted hover:bg-hover hover:text-text touch:size-8"
            >
              <X aria-hidden="true" className="size-3.5" />
            </button>
          )}
        </li>
      ))}
      {hidden > 0 && (
        <li>
          <Button size="sm" variant="ghost" onClick={() => setShowsAll(true)}>
            and {hidden} more
          </Button>
        </li>
      )}
    </ul>
  );
}

type GroupsProps = {
  values: readonly string[];
  onAdd: (name: string, codes: readonly string[]) => void;
  onClear: () => void;
};

function Groups({ values, onAdd, onClear }: GroupsProps) {
  return (
    <div className="flex flex-wrap gap-x-4 gap-y-1 text-sm">
      {countryGroups.map(({ name, codes }) => (
        <Button
          key={name}
          variant="link"
          size="sm"
          inactive={codes.every((code) => values.includes(code))}
          onClick={() => onAdd(name, codes)}
        >
          Add {name}
        </Button>
      ))}
      <Button variant="link" size="sm" inactive={values.length === 0} onClick={onClear}>
        Remove all
      </Button>
    </div>
  );
}
