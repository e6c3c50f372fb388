import { wantedLanguages } from "@/lib/core/wanted-languages";
import { de } from "./de";
import { en } from "./en";
import { es } from "./es";
import { fr } from "./fr";
import type { RunTexts } from "./run-texts";

/** Languages of the end users' pages by BCP 47 tag; one more is one more file and its line here. */
const languages = { en, de, es, fr } satisfies Record<string, RunTexts>;
type Language = keyof typeof languages;

const isLanguage = (tag: string): tag is Language => Object.hasOwn(languages, tag);
const languageOf = (tag: string): string => tag.toLowerCase().split("-")[0] ?? "";

export type Reader = {
  /** What the reader asked for first, as "de-AT": authors' texts are chosen by it. */
  locale: string;
  /** The language that the page itself is in. */
  language: Language;
  /** Country of the reader's language setting, "AT"; null where it names none. */
  region: string | null;
};

/** Who reads, by `?locale=` where it names a language, else by the browser's Accept-Language. */
export function readReader(asked: string | null, acceptLanguage: string | null): Reader {
  const wanted = wantedLanguages(asked, acceptLanguage);
  const known = wanted.find((tag) => isLanguage(languageOf(tag)));
  const language = languageOf(known ?? "en");
  const region = wanted
    .flatMap((tag) => tag.split("-").slice(1))
    .find((part) => /^[a-zA-Z]{2}$/.test(part));
  return {
    locale: wanted[0] ?? "en",
    language: isLanguage(language) ? language : "en",
    region: region?.toUpperCase() ?? null,
  };
}

export const textsOf = (language: Language): RunTexts => languages[language];

/** Which way a language is written, for `dir`. */
export const directionOf = (language: string): "ltr" | "rtl" =>
  /^(ar|dv|fa|he|ku|ps|sd|ug|ur|yi)$/.test(languageOf(language)) ? "rtl" : "ltr";
