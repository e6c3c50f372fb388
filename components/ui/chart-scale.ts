/** The top of an axis and the lines on it, for values up to `max`: 1, 2, 2.5 or 5 times a power of ten. */
export function axisScale(max: number, { isWhole = false } = {}): { top: number; lines: number[] } {
  const least = isWhole ? 1 : Number.MIN_VALUE;
  const rough = Math.max(max, 0) / 3;
  if (max <= 0) return { top: 1, lines: [0, 1] };
  const power = 10 ** Math.floor(Math.log10(rough));
  const nice = [1, 2, 2.5, 5, 10].map((factor) => factor * power);
  const step = Math.max(
    least,
    nice.find((size) => size >= rough && (!isWhole || size < 1 || Number.isInteger(size))) ?? rough,
  );
  const count = Math.ceil(max / step - 1e-9);
  return { top: count * step, lines: Array.from({ length: count + 1 }, (_, line) => line * step) };
}
