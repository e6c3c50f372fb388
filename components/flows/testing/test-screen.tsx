"use client";

import type { SubmitEvent } from "react";
import { namedCountries } from "@/components/run/named-countries";
import { ScreenView } from "@/components/run/screen-view";
import { en } from "@/components/run/texts/en";
import { splitPhone } from "@/lib/core/phone";
import type { RunScreen } from "@/lib/flows/model/run-answer";

/** `code` is ISO 3166-1 alpha-2, `dialCode` with its plus. */
export type PlainCountry = { code: string; dialCode: string };

type TestScreenProps = {
  screen: RunScreen;
  countries: readonly PlainCountry[];
  onPress: (button: string, fields: Record<string, string>) => void;
};

/** A screen of a test run as the end user sees it. What is pressed stays here. */
export function TestScreen({ screen, countries, onPress }: TestScreenProps) {
  const phones = Object.fromEntries(
    screen.fields
      .filter(({ kind }) => kind === "phone")
      .map(({ key, value }) => [key, splitPhone(value)]),
  );
  function press(event: SubmitEvent<HTMLDivElement>) {
    event.preventDefault();
    const { target } = event;
    const { submitter } = event.nativeEvent as unknown as { submitter: HTMLElement | null };
    if (!(target instanceof HTMLFormElement)) return;
    const form = new FormData(target, submitter);
    const fields: Record<string, string> = {};
    for (const [name, value] of form)
      if (typeof value === "string")
        fields[name.startsWith("field.") ? name.slice("field.".length) : name] = value;
    const { turn: _, button = "", ...rest } = fields;
    onPress(button, rest);
  }
  return (
    <div onSubmit={press}>
      <ScreenView
        screen={screen}
        texts={en}
        action=""
        countries={namedCountries(countries, { language: "en" })}
        phones={phones}
        heading="h3"
      />
    </div>
  );
}
