/** The list with one item a place up (-1) or down (1); the same list where there is no such place. */
export function moveItem<Item>(items: readonly Item[], index: number, by: -1 | 1): readonly Item[] {
  const item = items[index];
  const other = items[index + by];
  if (item === undefined || other === undefined) return items;
  return items.map((one, at) => (at === index ? other : at === index + by ? item : one));
}

/** `name-2`, or the next number that is not taken: ports are named by it, so it never changes later. */
export function freeId(name: string, taken: readonly string[], joint = "-"): string {
  let number = 1;
  while (taken.includes(`${name}${joint}${number}`)) number++;
  return `${name}${joint}${number}`;
}
