import { expect, it } from "vitest";
import { formatDuration } from "./format-duration";

it("tells a time in the unit that fits", () => {
  const times = [0, 90, 1_200, 12_000, 180_000, 18_000_000, 259_200_000];
  expect(times.map(formatDuration)).toEqual([
    "0 ms",
    "90 ms",
    "1.2 s",
    "12 s",
    "3 min",
    "5 hours",
    "3 days",
  ]);
});
