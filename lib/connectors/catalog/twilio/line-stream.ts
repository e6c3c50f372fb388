import type { TestLine } from "../../kit/test-line";

type Progress = { ready: TestLine[]; end: { error?: unknown } | null; wake: () => void };

/**
 * The lines that `work` pushes, in that order, while it goes on. Iteration ends, or throws, with
 * the work.
 */
export async function* streamLines(
  work: (push: (line: TestLine) => void) => Promise<void>,
): AsyncGenerator<TestLine> {
  const progress: Progress = { ready: [], end: null, wake: () => undefined };
  const finish = (end: { error?: unknown }) => {
    progress.end = end;
    progress.wake();
  };
  work((line) => {
    progress.ready.push(line);
    progress.wake();
  }).then(
    () => finish({}),
    (error: unknown) => finish({ error }),
  );
  for (;;) {
    const line = progress.ready.shift();
    if (line) yield line;
    else if (!progress.end)
      await new Promise<void>((resolve) => {
        progress.wake = resolve;
      });
    else if ("error" in progress.end) throw progress.end.error;
    else return;
  }
}
