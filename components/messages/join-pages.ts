import type { MessagePage } from "@/lib/messages/list-messages";
import type { MessageListItem } from "@/lib/messages/message-view";

/** Pages as the query cache keeps them; the first one is the newest. */
export type Pages = { pages: MessagePage[]; pageParams: (string | null)[] };

/** So many rows the first page keeps while new ones come in by themselves. */
const kept = 200;

export const firstPage = (page: MessagePage): Pages => ({ pages: [page], pageParams: [null] });

type Loaded = Pick<Pages, "pages">;
const rowsOf = ({ pages }: Loaded): MessageListItem[] => pages.flatMap(({ messages }) => messages);
const topOf = (pages: Loaded): string => rowsOf(pages)[0]?.id ?? "";

/**
 * What to show of the loaded pages and of the newest page, which was read later. Rows that both
 * know are taken from the newest page, with their present status; rows newer than everything
 * loaded are `arrived` and wait until they are taken in.
 */
export function joinPages(
  loaded: Loaded,
  head: MessagePage | undefined,
): { shown: MessageListItem[]; arrived: MessageListItem[] } {
  const rows = rowsOf(loaded);
  if (!head) return { shown: rows, arrived: [] };
  const top = topOf(loaded);
  const end = head.nextCursor ?? "";
  return {
    shown: [...head.messages.filter(({ id }) => id <= top), ...rows.filter(({ id }) => id < end)],
    arrived: head.messages.filter(({ id }) => id > top),
  };
}

/** The loaded pages with what arrived. Where too much came to join them, the newest page alone. */
export function takeIn(loaded: Pages, head: MessagePage): Pages {
  const [first, ...others] = loaded.pages;
  const end = head.nextCursor;
  if (!first || end === null || end > topOf(loaded)) return firstPage(head);
  const messages = [...head.messages, ...first.messages.filter(({ id }) => id < end)];
  if (others.length > 0 || messages.length <= kept)
    return { ...loaded, pages: [{ ...first, messages }, ...others] };
  const newest = messages.slice(0, kept);
  return firstPage({
    ...first,
    messages: newest,
    nextCursor: newest.at(-1)?.id ?? null,
    searchedBackTo: null,
  });
}
