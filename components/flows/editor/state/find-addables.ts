import type { Addable } from "./addable";

const plain = (text: string) =>
  text
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .toLowerCase();

/** More than anybody reads; who has thousands of connectors types a few letters. */
const mostShown = 80;

export type FoundAddables = { groups: { name: string; items: Addable[] }[]; left: number };

/** What holds every word of the query, by label before keywords, in groups. */
export function findAddables(all: readonly Addable[], query: string): FoundAddables {
  const words = plain(query)
    .split(/[\s/]+/)
    .filter(Boolean);
  const found = all
    .flatMap((addable) => {
      const label = plain(addable.label);
      const text = `${label} ${plain(addable.keywords)}`;
      if (!words.every((word) => text.includes(word))) return [];
      return [{ addable, rank: words.every((word) => label.includes(word)) ? 0 : 1 }];
    })
    .toSorted((one, other) => one.rank - other.rank)
    .map(({ addable }) => addable);
  const groups = new Map<string, Addable[]>();
  for (const addable of found.slice(0, mostShown))
    groups.set(addable.group, [...(groups.get(addable.group) ?? []), addable]);
  return {
    groups: [...groups].map(([name, items]) => ({ name, items })),
    left: Math.max(0, found.length - mostShown),
  };
}
