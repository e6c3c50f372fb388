import type { ListPage } from "./list-page";

type Row = { id: string };

/** Pages as the query cache keeps them; the first one is the newest. */
export type Pages<Page> = { pages: Page[]; pageParams: (string | null)[] };

/** So many rows the first page keeps while new ones come in by themselves. */
const kept = 200;

export const firstPage = <Page>(page: Page): Pages<Page> => ({ pages: [page], pageParams: [null] });

type Loaded<Item extends Row> = { pages: readonly ListPage<Item>[] };
const rowsOf = <Item extends Row>({ pages }: Loaded<Item>): Item[] =>
  pages.flatMap(({ rows }) => rows);
const topOf = (pages: Loaded<Row>): string => rowsOf(pages)[0]?.id ?? "";

/**
 * What to show of the loaded pages and of the newest page, which was read later. Rows that both
 * know are taken from the newest page, with their present state; rows newer than everything
 * loaded are `arrived` and wait until they are taken in.
 */
export function joinPages<Item extends Row>(
  loaded: Loaded<Item>,
  head: ListPage<Item> | undefined,
): { shown: Item[]; arrived: Item[] } {
  const rows = rowsOf(loaded);
  if (!head) return { shown: rows, arrived: [] };
  const top = topOf(loaded);
  const end = head.nextCursor ?? "";
  return {
    shown: [...head.rows.filter(({ id }) => id <= top), ...rows.filter(({ id }) => id < end)],
    arrived: head.rows.filter(({ id }) => id > top),
  };
}

/** The loaded pages with what arrived. Where too much came to join them, the newest page alone. */
export function takeIn<Page extends ListPage<Row>>(loaded: Pages<Page>, head: Page): Pages<Page> {
  const [first, ...others] = loaded.pages;
  const end = head.nextCursor;
  if (!first || end === null || end > topOf(loaded)) return firstPage(head);
  const rows = [...head.rows, ...first.rows.filter(({ id }) => id < end)];
  if (others.length > 0 || rows.length <= kept)
    return { ...loaded, pages: [{ ...first, rows }, ...others] };
  const newest = rows.slice(0, kept);
  return firstPage({
    ...first,
    rows: newest,
    nextCursor: newest.at(-1)?.id ?? null,
    searchedBackTo: null,
  });
}
