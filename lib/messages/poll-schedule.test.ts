import { expect, it } from "vitest";
import { firstPollAt, nextPollAt } from "./poll-schedule";

const createdAt = new Date("2026-03-01T12:00:00Z");
const open = { isFinal: false, hasCost: false, isReported: false };

/** Seconds after the send at which the provider is asked, if nothing changes. */
function looks(known: Partial<typeof open>): number[] {
  const found: number[] = [];
  let now: Date | null = createdAt;
  while (now) {
    now = nextPollAt({ ...open, ...known, createdAt, now });
    if (now) found.push((now.getTime() - createdAt.getTime()) / 1_000);
  }
  return found;
}

it("asks soon and then ever more rarely, for four hours", () => {
  expect(looks({})).toEqual([5, 15, 30, 60, 120, 300, 900, 1800, 3600, 7200, 14_400]);
});

it("asks rarely where reports come, in case one was lost", () => {
  expect(looks({ isReported: true })).toEqual([120, 900, 3600, 14_400]);
});

it("asks for the price after the end, and never once that is known", () => {
  expect(looks({ isFinal: true })).toEqual([120, 900, 3600, 14_400]);
  expect(looks({ isFinal: true, hasCost: true })).toEqual([]);
});

it("goes on where it would be by now after hours away", () => {
  const now = new Date(createdAt.getTime() + 100 * 60_000);
  expect(nextPollAt({ ...open, createdAt, now })).toEqual(new Date("2026-03-01T14:00:00Z"));
});

it("asks nobody of what has no provider, no id or was refused", () => {
  const sent = { outcome: "sent", status: "queued", state: "queued", answer: {} } as const;
  expect(firstPollAt("twilio", { ...sent, providerId: "SM1" }, createdAt)).toEqual(
    new Date("2026-03-01T12:00:05Z"),
  );
  expect(firstPollAt("twilio", { ...sent, providerId: "" }, createdAt)).toBeNull();
  expect(firstPollAt("sandbox", { ...sent, providerId: "sm_1" }, createdAt)).toBeNull();
});
