import { type CountryCode, getCountries, getCountryCallingCode } from "libphonenumber-js/min";

export type Country = {
  /** ISO 3166-1 alpha-2, and XK, AC and TA, which have numbers of their own. */
  code: string;
  /** In English. */
  name: string;
  /** What a number starts with: ["+49"], or ["+1 876", "+1 658"] where several share a dial code. */
  dialCodes: string[];
  /** The country that most of its numbers count for, as they cannot be told apart; null for none. */
  countedAs: string | null;
};

/** Area codes of those that share a dial code with a bigger one. */
const areaCodes: Partial<Record<CountryCode, readonly string[]>> = {
  AG: ["268"],
  AI: ["264"],
  AS: ["684"],
  BB: ["246"],
  BM: ["441"],
  BS: ["242"],
  DM: ["767"],
  DO: ["809", "829", "849"],
  GD: ["473"],
  GU: ["671"],
  JM: ["876", "658"],
  KN: ["869"],
  KY: ["345"],
  LC: ["758"],
  MP: ["670"],
  MS: ["664"],
  PR: ["787", "939"],
  SX: ["721"],
  TC: ["649"],
  TT: ["868"],
  VC: ["784"],
  VG: ["284"],
  VI: ["340"],
};

/** Mobile numbers of the first are read as numbers of the second. */
const sharedNumbers: Partial<Record<CountryCode, CountryCode>> = {
  AX: "FI",
  BL: "GP",
  CC: "AU",
  CX: "AU",
  EH: "MA",
  MF: "GP",
  SJ: "NO",
  VA: "IT",
};

const codes: ReadonlySet<string> = new Set(getCountries());

/** Whether a country has telephone numbers, by its two-letter code. */
export const isCountry = (code: string): boolean => codes.has(code);

/** Every country that codes can go to, by English name. */
export function listCountries(): Country[] {
  const names = new Intl.DisplayNames(["en"], { type: "region" });
  return getCountries()
    .map((code) => {
      const dialCode = `+${getCountryCallingCode(code)}`;
      return {
        code,
        name: names.of(code) ?? code,
        dialCodes: areaCodes[code]?.map((area) => `${dialCode} ${area}`) ?? [dialCode],
        countedAs: sharedNumbers[code] ?? null,
      };
    })
    .sort((a, b) => a.name.localeCompare(b.name, "en"));
}
