import { describe, expect, it } from "vitest";
import { isMoveKey, type MoveKey, moveInGrid } from "./move-in-grid";

// 0 1 2
// 3 4 5
// 6 7
const move = (from: number, key: MoveKey) => moveInGrid(from, key, 3, 8);

describe("moveInGrid", () => {
  it.each([
    [0, "ArrowRight", 1],
    [2, "ArrowRight", 3],
    [7, "ArrowRight", 7],
    [0, "ArrowLeft", 0],
    [3, "ArrowLeft", 2],
    [1, "ArrowDown", 4],
    [5, "ArrowDown", 7],
    [6, "ArrowDown", 6],
    [7, "ArrowUp", 4],
    [2, "ArrowUp", "out"],
    [4, "Home", 3],
    [4, "End", 5],
    [6, "End", 7],
  ] as const)("from %i %s leads to %s", (from, key, to) => {
    expect(move(from, key)).toBe(to);
  });

  it("never leaves the grid, whatever its shape", () => {
    for (let count = 1; count <= 14; count += 1)
      for (let columns = 1; columns <= 6; columns += 1)
        for (let from = 0; from < count; from += 1)
          for (const key of ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End"]) {
            if (!isMoveKey(key)) throw new Error(`${key} is a key of the grid.`);
            const to = moveInGrid(from, key, columns, count);
            if (to === "out") expect([key, from < columns]).toEqual(["ArrowUp", true]);
            else expect(to >= 0 && to < count).toBe(true);
          }
  });
});
