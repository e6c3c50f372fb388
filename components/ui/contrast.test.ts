import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const css = readFileSync(new URL("../../app/theme.css", import.meta.url), "utf8");

type Oklch = { l: number; c: number; h: number };
type Theme = "light" | "dark";

function parseTokens(): Map<string, Record<Theme, Oklch>> {
  const tokens = new Map<string, Record<Theme, Oklch>>();
  const colour = String.raw`oklch\(([\d.]+)% ([\d.]+) ([\d.]+)\)`;
  const line = new RegExp(String.raw`--color-([\w-]+): light-dark\(${colour}, ${colour}\);`, "g");
  for (const [, name, ...numbers] of css.matchAll(line)) {
    const [l1, c1, h1, l2, c2, h2] = numbers.map(Number);
    if (name === undefined || l1 === undefined || c1 === undefined || h1 === undefined) continue;
    if (l2 === undefined || c2 === undefined || h2 === undefined) continue;
    tokens.set(name, {
      light: { l: l1 / 100, c: c1, h: h1 },
      dark: { l: l2 / 100, c: c2, h: h2 },
    });
  }
  return tokens;
}

/** Relative luminance of WCAG 2, by way of OKLab and linear sRGB (Björn Ottosson's matrices). */
function luminance({ l, c, h }: Oklch): number {
  const angle = (h * Math.PI) / 180;
  const a = c * Math.cos(angle);
  const b = c * Math.sin(angle);
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clamp = (value: number) => Math.min(1, Math.max(0, value));
  const red = clamp(4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short);
  const green = clamp(-1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short);
  const blue = clamp(-0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: Oklch, other: Oklch): number {
  const [high, low] = [luminance(one), luminance(other)].sort((x, y) => y - x);
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05);
}

const surfaces = ["background", "surface", "sunken", "hover"] as const;
const tones = ["accent", "success", "warning", "danger", "info"] as const;

const textPairs: [string, string][] = [
  ...["text", "muted", ...tones.map((tone) => `${tone}-text`)].flatMap((text) =>
    surfaces.map((surface): [string, string] => [text, surface]),
  ),
  ...tones.flatMap((tone): [string, string][] => [
    [`${tone}-text`, `${tone}-soft`],
    ["text", `${tone}-soft`],
    ["muted", `${tone}-soft`],
  ]),
  ["on-accent", "accent"],
  ["on-accent", "accent-hover"],
  ["on-accent", "danger"],
  ["on-accent", "danger-hover"],
  ["on-inverse", "inverse"],
];

const graphicPairs: [string, string][] = [
  ...["control", "ring", "accent", "danger"].flatMap((line) =>
    (["background", "surface"] as const).map((surface): [string, string] => [line, surface]),
  ),
];

describe("colour tokens", () => {
  const tokens = parseTokens();
  const get = (name: string, theme: Theme): Oklch => {
    const token = tokens.get(name);
    if (!token) throw new Error(`no token --color-${name}`);
    return token[theme];
  };

  it("are all written as a light and a dark value in OKLCH, and the default palette is off", () => {
    const declared = [...css.matchAll(/--color-([\w-]+):/g)].map(([, name]) => name);
    const transparent = ["overlay"];
    expect(declared.filter((name) => !tokens.has(name ?? ""))).toEqual(transparent);
    expect(css).toContain("--color-*: initial;");
  });

  for (const theme of ["light", "dark"] as const) {
    it(`give every text at least 4.5:1 on every background it stands on (${theme})`, () => {
      const failing = textPairs
        .map(([text, on]) => ({ text, on, ratio: contrast(get(text, theme), get(on, theme)) }))
        .filter(({ ratio }) => ratio < 4.5);
      expect(failing).toEqual([]);
    });

    it(`give outlines, focus rings and filled controls at least 3:1 (${theme})`, () => {
      const failing = graphicPairs
        .map(([line, on]) => ({ line, on, ratio: contrast(get(line, theme), get(on, theme)) }))
        .filter(({ ratio }) => ratio < 3);
      expect(failing).toEqual([]);
    });
  }
});
