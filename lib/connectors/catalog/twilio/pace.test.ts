import { afterEach, describe, expect, it, vi } from "vitest";
import { realPace, startDeadline } from "./pace";

afterEach(() => void vi.useRealTimers());

const never = () => new AbortController().signal;

describe("a wait", () => {
  it("ends after its time", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const ended = vi.fn<() => void>();
    void realPace.wait(20, never()).then(ended);
    await vi.advanceTimersByTimeAsync(19);
    expect(ended).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(ended).toHaveBeenCalledOnce();
  });

  it("ends at once when the signal aborts, before or during it", async () => {
    // Longer than a test may take.
    await realPace.wait(3_600_000, AbortSignal.abort());
    const controller = new AbortController();
    const waiting = realPace.wait(3_600_000, controller.signal);
    controller.abort();
    await waiting;
  });
});

describe("a deadline", () => {
  it("aborts when its time is up", async () => {
    const { signal } = startDeadline(5, never());
    await expect.poll(() => signal.aborted).toBe(true);
  });

  it("aborts with the caller, even one who gave up before", () => {
    const caller = new AbortController();
    const { signal, end } = startDeadline(60_000, caller.signal);
    expect(signal.aborted).toBe(false);
    caller.abort();
    expect(signal.aborted).toBe(true);
    end();
    expect(startDeadline(60_000, AbortSignal.abort()).signal.aborted).toBe(true);
  });

  it("that has ended leaves the caller's signal alone", () => {
    const caller = new AbortController();
    const { signal, end } = startDeadline(60_000, caller.signal);
    end();
    caller.abort();
    expect(signal.aborted).toBe(false);
  });
});

it("keeps to ten seconds in all, three for a connection and thirty for a delivery", () => {
  const { deadlineMs, connectMs, followMs } = realPace;
  expect({ deadlineMs, connectMs, followMs }).toEqual({
    deadlineMs: 10_000,
    connectMs: 3_000,
    followMs: 30_000,
  });
});
