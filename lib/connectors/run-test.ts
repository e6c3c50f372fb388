import "server-only";
import type { ProjectCtx } from "@/lib/auth/context";
import { runInBackground } from "@/lib/core/background";
import { log } from "@/lib/core/log";
import type { TestLine } from "./kit/test-line";
import { updateTest } from "./store";
import { judgeLines } from "./test-view";

type Run = {
  testId: string;
  lines: readonly TestLine[];
  source: AsyncIterable<TestLine>;
  /** Aborts when the time of the test is up. */
  signal: AbortSignal;
};

/** How long a type may take to answer after its time is up. */
const graceMs = 2_000;

/**
 * Runs a test to its end beside the request and keeps the row up to date. Lines that come while
 * the database is still writing go with its next write.
 */
export function runTest(ctx: ProjectCtx, run: Run): void {
  let lines = [...run.lines];
  let written: Promise<void> = Promise.resolve();
  let isWaiting = false;
  const write = () => {
    if (isWaiting) return;
    isWaiting = true;
    written = written
      .then(() => {
        isWaiting = false;
        return updateTest(ctx.db, run.testId, { lines });
      })
      // Progress that could not be written is written with the next line, or with the end.
      .catch(() => undefined);
  };
  const finish = async (reason: string, isComplete: boolean) => {
    await written;
    lines = lines.map((line) => (line.state === "pending" ? closed(line, reason) : line));
    const { state, problems } = judgeLines(lines);
    await updateTest(ctx.db, run.testId, {
      lines,
      state: isComplete ? state : "interrupted",
      problems,
      finishedAt: ctx.clock.now(),
    });
  };
  runInBackground(
    async () => {
      try {
        for await (const line of untilOver(run.source, run.signal)) {
          lines = lines.some(({ id }) => id === line.id)
            ? lines.map((each) => (each.id === line.id ? line : each))
            : [...lines, line];
          write();
        }
        await finish("There was no answer in time.", true);
      } catch (bug) {
        await finish("The test was interrupted.", false);
        throw bug;
      }
    },
    (bug) => log.error({ err: bug, requestId: ctx.requestId, testId: run.testId }, "test broke"),
  );
}

const closed = (line: TestLine, meaning: string): TestLine => ({
  ...line,
  state: "unknown",
  meaning,
});

/** The items of `source`, given up a moment after `signal` even if the source hangs. */
async function* untilOver<T>(source: AsyncIterable<T>, signal: AbortSignal): AsyncIterable<T> {
  const iterator = source[Symbol.asyncIterator]();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const over = new Promise<null>((resolve) => {
    const wait = () => {
      timer = setTimeout(() => resolve(null), graceMs);
    };
    if (signal.aborted) wait();
    else signal.addEventListener("abort", wait, { once: true });
  });
  try {
    for (;;) {
      const next = await Promise.race([iterator.next(), over]);
      if (next === null || next.done) return;
      yield next.value;
    }
  } finally {
    clearTimeout(timer);
  }
}
