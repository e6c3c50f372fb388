// Letters that Unicode does not take apart into a base letter and a mark.
const whole: Record<string, string> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
};

/** Text for comparing: small letters without accents, wide and ligature forms made plain. */
export function foldText(text: string): string {
  const plain = text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase();
  return plain.replace(/[ßæœøłđðþı]/g, (letter) => whole[letter] ?? letter);
}
