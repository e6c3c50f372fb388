import { expect, it } from "vitest";
import type { MessagePage } from "@/lib/messages/list-messages";
import type { MessageListItem } from "@/lib/messages/message-view";
import type { ShownStatus } from "@/lib/messages/status";
import { firstPage, joinPages, type Pages, takeIn } from "./join-pages";

const row = (number: number, status: ShownStatus = "sent"): MessageListItem => ({
  id: `ms_${String(number).padStart(24, "0")}`,
  createdAt: "2026-11-22T19:37:23.000Z",
  purpose: "otp",
  channel: "sms",
  to: "+1 415 555 0100",
  country: "US",
  connector: { id: null, name: "Twilio main", type: "twilio" },
  templateName: "System",
  status,
  errorClass: null,
  errorCode: null,
  segments: null,
  latencyMs: null,
  cost: null,
});

/** The rows from `from` down to `to`; more follow unless it ends in 1. */
function page(from: number, to: number, status?: ShownStatus): MessagePage {
  const rows: MessageListItem[] = [];
  for (let number = from; number >= to; number--) rows.push(row(number, status));
  return {
    rows,
    nextCursor: to > 1 ? (rows.at(-1)?.id ?? null) : null,
    searchedBackTo: null,
    note: null,
    isEmpty: false,
  };
}
const numbers = (rows: readonly MessageListItem[]) => rows.map(({ id }) => Number(id.slice(3)));
const shownOf = (loaded: Pages<MessagePage>, head?: MessagePage) =>
  numbers(joinPages(loaded, head).shown);

it("shows present statuses and holds back what arrived", () => {
  const loaded = { pages: [page(10, 6), page(5, 1)], pageParams: [null, null] };
  const { shown, arrived } = joinPages(loaded, page(12, 8, "delivered"));
  expect(numbers(shown)).toEqual([10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
  expect(shown.map(({ status }) => status === "delivered").indexOf(false)).toBe(3);
  expect(numbers(arrived)).toEqual([12, 11]);
});

it("takes in what arrived and loses no row, however often", () => {
  let loaded = { pages: [page(10, 6), page(5, 1)], pageParams: [null, null] as (string | null)[] };
  for (const top of [12, 15, 19]) loaded = takeIn(loaded, page(top, top - 4));
  expect(shownOf(loaded)).toEqual([...Array(19).keys()].map((index) => 19 - index));
});

it("begins anew where more arrived than the newest page holds", () => {
  const loaded = takeIn(firstPage(page(10, 6)), page(90, 86));
  expect(shownOf(loaded)).toEqual([90, 89, 88, 87, 86]);
  expect(loaded.pages.at(-1)?.nextCursor).toBe(row(86).id);
});

it("drops a row that matches no more, and shows one that was written late", () => {
  const head = page(10, 6);
  const loaded = firstPage({ ...head, rows: head.rows.toSpliced(3, 1) });
  const now = { ...head, rows: head.rows.toSpliced(0, 1) };
  expect(shownOf(loaded, now)).toEqual([9, 8, 7, 6]);
});

it("begins with the first message of an empty list", () => {
  const loaded = firstPage({ ...page(1, 1), rows: [] });
  expect(numbers(joinPages(loaded, page(1, 1)).arrived)).toEqual([1]);
  expect(shownOf(takeIn(loaded, page(1, 1)))).toEqual([1]);
});

it("keeps a page that is open for long at a bounded size", () => {
  let loaded = firstPage(page(50, 1));
  for (let top = 60; top <= 600; top += 10) loaded = takeIn(loaded, page(top, top - 49));
  expect(shownOf(loaded)).toHaveLength(200);
  expect(loaded.pages[0]?.nextCursor).toBe(row(401).id);
});
