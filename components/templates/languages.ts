/**
 * Names of languages in English, by tag. Said here and not by the runtime, whose words differ
 * between server and browsers.
 */
const names: Record<string, string> = {
  ar: "Arabic",
  bg: "Bulgarian",
  bn: "Bengali",
  ca: "Catalan",
  cs: "Czech",
  da: "Danish",
  de: "German",
  "de-AT": "German (Austria)",
  "de-CH": "German (Switzerland)",
  el: "Greek",
  en: "English",
  "en-GB": "English (United Kingdom)",
  "en-US": "English (United States)",
  es: "Spanish",
  "es-419": "Spanish (Latin America)",
  "es-MX": "Spanish (Mexico)",
  et: "Estonian",
  fa: "Persian",
  fi: "Finnish",
  fil: "Filipino",
  fr: "French",
  "fr-CA": "French (Canada)",
  he: "Hebrew",
  hi: "Hindi",
  hr: "Croatian",
  hu: "Hungarian",
  id: "Indonesian",
  it: "Italian",
  ja: "Japanese",
  ko: "Korean",
  lt: "Lithuanian",
  lv: "Latvian",
  ms: "Malay",
  nb: "Norwegian",
  nl: "Dutch",
  pl: "Polish",
  pt: "Portuguese",
  "pt-BR": "Portuguese (Brazil)",
  ro: "Romanian",
  ru: "Russian",
  sk: "Slovak",
  sl: "Slovenian",
  sr: "Serbian",
  sv: "Swedish",
  sw: "Swahili",
  ta: "Tamil",
  th: "Thai",
  tr: "Turkish",
  uk: "Ukrainian",
  ur: "Urdu",
  vi: "Vietnamese",
  "zh-Hans": "Chinese (simplified)",
  "zh-Hant": "Chinese (traditional)",
};

/** Languages to choose from; any other tag can be typed. */
export const languages: readonly { tag: string; name: string }[] = Object.entries(names).map(
  ([tag, name]) => ({ tag, name }),
);

/** "German" for "de", "German (AT)" for a region without a name of its own, else the tag. */
export function languageName(tag: string): string {
  const [language = tag, ...rest] = tag.split("-");
  const base = names[language];
  return names[tag] ?? (base ? `${base} (${rest.join(", ")})` : tag);
}
