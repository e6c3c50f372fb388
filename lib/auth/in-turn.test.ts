import { expect, it } from "vitest";
import { inTurn } from "./in-turn";

it("runs two at a time, in order, and goes on after a failure", async () => {
  const started: number[] = [];
  const ends: (() => void)[] = [];
  let atOnce = 0;
  let most = 0;
  const jobs = Array.from({ length: 5 }, (_, i) =>
    inTurn(async () => {
      started.push(i);
      atOnce += 1;
      most = Math.max(most, atOnce);
      await new Promise<void>((resolve) => ends.push(resolve));
      atOnce -= 1;
      if (i === 1) throw new Error("failed on purpose");
      return i;
    }),
  );
  const settled = Promise.allSettled(jobs);
  for (let done = 0; done < 5; done++) {
    await expect.poll(() => ends.length).toBeGreaterThan(0);
    ends.shift()?.();
  }
  expect((await settled).map(({ status }) => status)).toEqual([
    "fulfilled",
    "rejected",
    "fulfilled",
    "fulfilled",
    "fulfilled",
  ]);
  expect(started).toEqual([0, 1, 2, 3, 4]);
  expect(most).toBe(2);
});
