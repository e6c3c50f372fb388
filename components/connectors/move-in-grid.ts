export type MoveKey = "ArrowLeft" | "ArrowRight" | "ArrowUp" | "ArrowDown" | "Home" | "End";

const keys: readonly string[] = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End"];
export const isMoveKey = (key: string): key is MoveKey => keys.includes(key);

/**
 * Where a key leads in a grid of `count` tiles, `columns` in a row: the new position, or "out" for
 * up from the first row. Home and End stay in the row. Down from a full row into a shorter last
 * one lands on its last tile.
 */
export function moveInGrid(
  from: number,
  key: MoveKey,
  columns: number,
  count: number,
): number | "out" {
  const last = count - 1;
  const rowStart = from - (from % columns);
  switch (key) {
    case "ArrowLeft":
      return Math.max(0, from - 1);
    case "ArrowRight":
      return Math.min(last, from + 1);
    case "ArrowUp":
      return from < columns ? "out" : from - columns;
    case "ArrowDown":
      return rowStart + columns > last ? from : Math.min(last, from + columns);
    case "Home":
      return rowStart;
    case "End":
      return Math.min(last, rowStart + columns - 1);
  }
}
