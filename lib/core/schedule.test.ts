import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { type Job, startSchedule } from "./schedule";

// The clock of this file stands still until a test moves it.
beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const outage = new Error("the database is away");
const options = { isOutage: (error: unknown) => error === outage, random: () => 0.5 };

/** A job whose rounds end when the test says so. */
function heldJob(everyMs: number) {
  const ends: ((answer: "more" | undefined | Error) => void)[] = [];
  const signals: AbortSignal[] = [];
  const job: Job = {
    name: "held",
    everyMs,
    run: (signal) =>
      new Promise((resolve, reject) => {
        signals.push(signal);
        ends.push((answer) => (answer instanceof Error ? reject(answer) : resolve(answer)));
      }),
  };
  return { job, ends, signals, rounds: () => ends.length };
}

it("runs a job again and again, the next round only after the last one has ended", async () => {
  const { job, ends, rounds } = heldJob(1_000);
  startSchedule([job], options);
  await vi.advanceTimersByTimeAsync(999);
  expect(rounds()).toBe(0);
  await vi.advanceTimersByTimeAsync(1);
  expect(rounds()).toBe(1);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(rounds()).toBe(1);
  ends[0]?.(undefined);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(rounds()).toBe(2);
});

it("goes on at once where there is more to do", async () => {
  const { job, ends, rounds } = heldJob(3_600_000);
  startSchedule([job], options);
  await vi.advanceTimersByTimeAsync(3_600_000);
  ends[0]?.("more");
  await vi.advanceTimersByTimeAsync(1);
  expect(rounds()).toBe(2);
});

it("spreads the rounds of instances that started together", async () => {
  const early = heldJob(1_000);
  const late = heldJob(1_000);
  startSchedule([early.job], { ...options, random: () => 0 });
  startSchedule([late.job], { ...options, random: () => 1 });
  await vi.advanceTimersByTimeAsync(900);
  expect([early.rounds(), late.rounds()]).toEqual([1, 0]);
  await vi.advanceTimersByTimeAsync(200);
  expect(late.rounds()).toBe(1);
});

it.each([
  ["an outage", outage],
  ["a bug", new Error("bug")],
])("goes on after %s, with a pause, and holds up no other job", async (_, error) => {
  const broken = heldJob(1_000);
  const other = heldJob(1_000);
  startSchedule([broken.job, other.job], options);
  await vi.advanceTimersByTimeAsync(1_000);
  broken.ends[0]?.(error);
  other.ends[0]?.(undefined);
  await vi.advanceTimersByTimeAsync(14_000);
  expect(broken.rounds()).toBe(1);
  expect(other.rounds()).toBe(2);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(broken.rounds()).toBe(2);
});

it("stops: tells the running round, waits for it, and starts no other", async () => {
  const { job, ends, signals, rounds } = heldJob(1_000);
  const idle = heldJob(5_000);
  const schedule = startSchedule([job, idle.job], options);
  await vi.advanceTimersByTimeAsync(1_000);
  const stopped = vi.fn<() => void>();
  void schedule.stop().then(stopped);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(signals[0]?.aborted).toBe(true);
  expect(stopped).not.toHaveBeenCalled();
  ends[0]?.("more");
  await vi.advanceTimersByTimeAsync(60_000);
  expect(stopped).toHaveBeenCalled();
  expect([rounds(), idle.rounds()]).toEqual([1, 0]);
});
