import fc from "fast-check";
import { expect, test } from "vitest";
import { accentTones, contrastOf } from "./accent-tones";

const colour = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, "0")}`);

test("whatever colour is chosen, what stands on it and in it can be read", () => {
  fc.assert(
    fc.property(colour, (accent) => {
      const tones = accentTones(accent);
      expect(contrastOf(tones.fill, tones.onFill)).toBeGreaterThanOrEqual(4.5);
      expect(contrastOf(tones.hover, tones.onFill)).toBeGreaterThanOrEqual(4.5);
      for (const page of ["#ffffff", "#fcfcfd"])
        expect(contrastOf(tones.onLight, page)).toBeGreaterThanOrEqual(4.5);
      for (const page of ["#0d0f12", "#13151b"])
        expect(contrastOf(tones.onDark, page)).toBeGreaterThanOrEqual(4.5);
    }),
  );
});

test("a colour that can be read already stays as it is", () => {
  expect(accentTones("#1d4ed8")).toMatchObject({ onFill: "#ffffff", onLight: "#1d4ed8" });
  expect(accentTones("#facc15")).toMatchObject({ onFill: "#000000", onDark: "#facc15" });
});
