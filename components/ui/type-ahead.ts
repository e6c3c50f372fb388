import type { ComboboxOption } from "./match-options";

/** Index of the next option after `from` that begins with this letter, around the end; -1 for none. */
export function typeAhead(
  options: readonly ComboboxOption[],
  from: number,
  letter: string,
): number {
  if (letter.length !== 1 || letter === " ") return -1;
  const wanted = letter.toLowerCase();
  for (let step = 1; step <= options.length; step++) {
    const index = (from + step) % options.length;
    const option = options[index];
    if (option && (option.label ?? option.value).toLowerCase().startsWith(wanted)) return index;
  }
  return -1;
}
