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
  zh: "Chinese",
  "zh-Hans": "Chinese (simplified)",
  "zh-Hant": "Chinese (traditional)",
};

/** Regions in the names of languages. */
const regions: Record<string, string> = {
  AT: "Austria",
  AU: "Australia",
  BR: "Brazil",
  CA: "Canada",
  CH: "Switzerland",
  CN: "China",
  DE: "Germany",
  DK: "Denmark",
  ES: "Spain",
  FI: "Finland",
  FR: "France",
  GB: "United Kingdom",
  HK: "Hong Kong",
  IN: "India",
  IT: "Italy",
  JP: "Japan",
  KR: "Korea",
  MX: "Mexico",
  NL: "Netherlands",
  NO: "Norway",
  PL: "Poland",
  PT: "Portugal",
  RU: "Russia",
  SE: "Sweden",
  TW: "Taiwan",
  US: "United States",
};

/** Languages to choose from; any other tag can be typed. */
export const languages: readonly { tag: string; name: string }[] = Object.entries(names).map(
  ([tag, name]) => ({ tag, name }),
);

/** "German" for "de", "German (Austria)" for "de-AT"; the tag of a language without a name here. */
export function languageName(tag: string): string {
  const [language = tag, ...rest] = tag.split("-");
  const base = names[language];
  const where = rest.map((part) => regions[part] ?? part).join(", ");
  return names[tag] ?? (base ? `${base} (${where})` : tag);
}
