/**
 * Counts what a carrier bills: a text in the GSM-7 alphabet has 160 septets in one segment and 153
 * in each of several; one character outside it turns the whole text into UCS-2 with 70 and 67
 * UTF-16 units. Source: 3GPP TS 23.038.
 */
export type SegmentCount = {
  encoding: "GSM-7" | "UCS-2";
  segments: number;
  /** Septets or UTF-16 units used, and how many fit into this number of segments. */
  used: number;
  room: number;
  /** The distinct characters that force UCS-2, in order of appearance. */
  forcing: string[];
};

const basic = new Set(
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà",
);
/** These cost an escape as well: two septets, which a segment border does not divide. */
const extended = new Set("^{}\\[~]|€\f");

/** Whether a character is in the short alphabet, extension table included. */
export const isGsm = (character: string): boolean =>
  basic.has(character) || extended.has(character);

export function countSegments(text: string): SegmentCount {
  const characters = [...text];
  const forcing = [...new Set(characters.filter((c) => !isGsm(c)))];
  const isShort = forcing.length === 0;
  const sizes = characters.map((c) => (isShort ? (extended.has(c) ? 2 : 1) : c.length));
  const used = sizes.reduce((sum, size) => sum + size, 0);
  const [single, part] = isShort ? [160, 153] : [70, 67];
  const segments = used <= single ? 1 : fill(sizes, part);
  return {
    encoding: isShort ? "GSM-7" : "UCS-2",
    segments,
    used,
    room: segments === 1 ? single : segments * part,
    forcing,
  };
}

/** Segments needed when no character may be cut in two. */
function fill(sizes: readonly number[], part: number): number {
  let segments = 1;
  let filled = 0;
  for (const size of sizes) {
    if (filled + size > part) {
      segments += 1;
      filled = 0;
    }
    filled += size;
  }
  return segments;
}
