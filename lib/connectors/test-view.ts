import "server-only";
import type { TestLine } from "./kit/test-line";
import type { TestState, TestSummary, TestView } from "./schema";

/** A test that is "running" for longer than any test may take lost its server. */
const longestRunMs = 60_000;

type Summary = {
  id: string;
  state: TestState;
  problems: number;
  startedAt: Date;
  finishedAt: Date | null;
};

function stateOf({ state, startedAt }: Summary, now: Date): TestState {
  const isLost = state === "running" && now.getTime() - startedAt.getTime() > longestRunMs;
  return isLost ? "interrupted" : state;
}

export const toTestSummary = (row: Summary, now: Date): TestSummary => ({
  id: row.id,
  state: stateOf(row, now),
  problems: row.problems,
  finishedAt: row.finishedAt?.toISOString() ?? null,
});

export function toTestView(row: Summary & { type: string; lines: unknown }, now: Date): TestView {
  return {
    ...toTestSummary(row, now),
    type: row.type,
    // Written by the test runner alone, as lines of the kit.
    lines: row.lines as TestLine[],
    startedAt: row.startedAt.toISOString(),
  };
}

/**
 * What the lines add up to. `problems` counts failures, or warnings where nothing failed. One check
 * that this kind of credentials may not make does not put the others in doubt; "unknown" is a test
 * that could tell no more than it could not.
 */
export function judgeLines(lines: readonly TestLine[]): { state: TestState; problems: number } {
  const count = (state: TestLine["state"]) => lines.filter((line) => line.state === state).length;
  if (count("fail") > 0) return { state: "failed", problems: count("fail") };
  if (count("warn") > 0) return { state: "warned", problems: count("warn") };
  return {
    state: count("unknown") > 0 && count("unknown") >= count("pass") ? "unknown" : "passed",
    problems: 0,
  };
}
