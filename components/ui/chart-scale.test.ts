import { describe, expect, it } from "vitest";
import { axisScale } from "./chart-scale";

describe("axisScale", () => {
  it.each([
    [1, [0, 1]],
    [3, [0, 1, 2, 3]],
    [7, [0, 5, 10]],
    [100, [0, 50, 100]],
    [1_358, [0, 500, 1_000, 1_500]],
  ])("counts up to %d in whole, round steps", (max, lines) => {
    expect(axisScale(max, { isWhole: true })).toEqual({ top: lines.at(-1), lines });
  });

  it("takes parts where values have parts", () => {
    expect(axisScale(0.0237).top).toBeCloseTo(0.03);
    expect(axisScale(0).top).toBe(1);
  });

  it("has room for every value and few lines", () => {
    for (let max = 1; max < 5_000; max += 7) {
      const { top, lines } = axisScale(max, { isWhole: true });
      expect(top).toBeGreaterThanOrEqual(max);
      expect(lines.length).toBeLessThanOrEqual(5);
      expect(lines.every(Number.isInteger)).toBe(true);
    }
  });
});
