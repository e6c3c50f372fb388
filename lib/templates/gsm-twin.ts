import { isGsm } from "./segments";

/** What people type for what the short alphabet lacks. Letters not named here lose their accent. */
const twins: Record<string, string> = {
  "‐": "-",
  "‑": "-",
  "‒": "-",
  "–": "-",
  "—": "-",
  "−": "-",
  "•": "-",
  "·": "-",
  "‘": "'",
  "’": "'",
  "‚": "'",
  "‹": "'",
  "›": "'",
  "′": "'",
  "´": "'",
  "`": "'",
  "“": '"',
  "”": '"',
  "„": '"',
  "«": '"',
  "»": '"',
  "″": '"',
  "…": "...",
  "×": "x",
  "©": "(c)",
  "®": "(R)",
  "™": "(TM)",
  "№": "No.",
  "→": "->",
  "\t": " ",
  ő: "ö",
  Ő: "Ö",
  ű: "ü",
  Ű: "Ü",
  ł: "l",
  Ł: "L",
  đ: "d",
  Đ: "D",
  ı: "i",
  œ: "oe",
  Œ: "OE",
};

/** The look-alike in the short alphabet of text messages, or null where there is none. */
export function gsmTwin(character: string): string | null {
  const twin = twins[character];
  if (twin !== undefined) return twin;
  if (/^\p{Cf}$/u.test(character)) return "";
  if (/^\p{Zs}$/u.test(character)) return " ";
  const base = character.normalize("NFKD").replace(/\p{M}/gu, "").replaceAll("⁄", "/");
  return base && base !== character && [...base].every(isGsm) ? base : null;
}

/** The text with each character that has a look-alike replaced by it. */
export const withTwins = (text: string, only?: string): string =>
  [...text]
    .map((character) =>
      (only === undefined || character === only) && !isGsm(character)
        ? (gsmTwin(character) ?? character)
        : character,
    )
    .join("");
