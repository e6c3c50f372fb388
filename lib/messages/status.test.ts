import { expect, it } from "vitest";
import { advance, isFinal, type MessageStatus, messageStatuses } from "./status";

function* orders<T>(items: readonly T[]): Generator<T[]> {
  if (items.length === 0) yield [];
  for (const [index, item] of items.entries())
    for (const rest of orders(items.toSpliced(index, 1))) yield [item, ...rest];
}

it("R66: any order of the same statuses ends in the same place", () => {
  const heard: MessageStatus[] = ["queued", "sent", "undelivered", "delivered", "unknown"];
  const ends = new Set(
    [...orders(heard)].map((order) => [...order, ...order].reduce(advance, "sending")),
  );
  expect([...orders(heard)]).toHaveLength(120);
  expect([...ends]).toEqual(["delivered"]);
});

it("never goes backwards", () => {
  for (const current of messageStatuses)
    for (const next of messageStatuses)
      expect(messageStatuses.indexOf(advance(current, next))).toBeGreaterThanOrEqual(
        messageStatuses.indexOf(current),
      );
});

it("ends with what a phone or a provider said last", () => {
  expect(messageStatuses.filter(isFinal)).toEqual(["failed", "undelivered", "delivered"]);
});
