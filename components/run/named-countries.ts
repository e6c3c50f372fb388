import type { PhoneCountry } from "./phone-input";
import type { Reader } from "./texts/languages";

/** Countries under their names in the reader's language, in its alphabet's order. */
export function namedCountries(
  countries: readonly { code: string; dialCode: string }[],
  { language }: Pick<Reader, "language">,
): PhoneCountry[] {
  const names = new Intl.DisplayNames([language], { type: "region" });
  return countries
    .map((country) => ({ ...country, name: names.of(country.code) ?? country.code }))
    .sort((a, b) => a.name.localeCompare(b.name, language));
}
