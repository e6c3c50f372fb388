/** Languages that every voice provider speaks; the first of each is the one for its other regions. */
export const spokenLanguages: readonly string[] = [
  "en-US",
  "en-GB",
  "en-AU",
  "en-CA",
  "en-IN",
  "ca-ES",
  "da-DK",
  "de-DE",
  "es-ES",
  "es-MX",
  "fi-FI",
  "fr-FR",
  "fr-CA",
  "it-IT",
  "ja-JP",
  "ko-KR",
  "nb-NO",
  "nl-NL",
  "pl-PL",
  "pt-BR",
  "pt-PT",
  "ru-RU",
  "sv-SE",
  "zh-CN",
  "zh-HK",
  "zh-TW",
];

/**
 * The voice for a text in a language: `de-AT` is spoken by a `de-DE` voice. A language that nobody
 * speaks, and a text without one, is read in American English.
 */
export function spokenLanguage(locale: string | null): string {
  if (!locale) return "en-US";
  const wanted = locale.toLowerCase().replaceAll("_", "-");
  const language = wanted.split("-")[0] === "no" ? "nb" : wanted.split("-")[0];
  return (
    spokenLanguages.find((tag) => tag.toLowerCase() === wanted) ??
    spokenLanguages.find((tag) => tag.startsWith(`${language}-`)) ??
    "en-US"
  );
}
