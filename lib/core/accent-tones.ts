/** A colour as "#rrggbb", in small letters. */
export const accentPattern = /^#[0-9a-f]{6}$/;

/** What a page makes of a project's one colour, each readable where it stands (WCAG 2, 4.5:1). */
export type AccentTones = {
  /** The colour itself, for what is filled with it. */
  fill: string;
  /** Text on the fill: black or white, whichever is easier to read. */
  onFill: "#000000" | "#ffffff";
  /** The fill under a pointer: further away from its text. */
  hover: string;
  /** Text and lines in the colour on a light page. */
  onLight: string;
  /** The same on a dark page. */
  onDark: string;
};

type Rgb = readonly [number, number, number];
const black: Rgb = [0, 0, 0];
const white: Rgb = [255, 255, 255];

/** The surfaces that text stands on, a little less favourable than those of `app/theme.css`. */
const lightPage: Rgb = [245, 245, 248];
const darkPage: Rgb = [26, 28, 34];
const readable = 4.5;

export function accentTones(accent: string): AccentTones {
  const fill = parse(accent);
  const hasBlackText = contrast(fill, black) > contrast(fill, white);
  return {
    fill: accent,
    onFill: hasBlackText ? "#000000" : "#ffffff",
    hover: write(mix(fill, hasBlackText ? white : black, 0.12)),
    onLight: write(towards(fill, black, lightPage)),
    onDark: write(towards(fill, white, darkPage)),
  };
}

/** Contrast of two colours as WCAG 2 counts it, from 1 to 21. */
export const contrastOf = (one: string, other: string): number =>
  contrast(parse(one), parse(other));

/** The colour, mixed with `end` as little as makes it readable on `page`. */
function towards(colour: Rgb, end: Rgb, page: Rgb): Rgb {
  for (let share = 0; share < 1; share += 0.02) {
    const mixed = mix(colour, end, share);
    if (contrast(mixed, page) >= readable) return mixed;
  }
  return end;
}

function parse(colour: string): Rgb {
  const value = Number.parseInt(colour.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

const write = (colour: Rgb): string =>
  `#${colour.map((part) => part.toString(16).padStart(2, "0")).join("")}`;

const mix = (from: Rgb, to: Rgb, share: number): Rgb => [
  Math.round(from[0] + (to[0] - from[0]) * share),
  Math.round(from[1] + (to[1] - from[1]) * share),
  Math.round(from[2] + (to[2] - from[2]) * share),
];

function luminance(colour: Rgb): number {
  const [red, green, blue] = colour.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

function contrast(one: Rgb, other: Rgb): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}
