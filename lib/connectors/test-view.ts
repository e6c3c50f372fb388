import "server-only";
import { isAllowed, type Role } from "@/lib/auth/permissions";
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

/**
 * A test as somebody of this role may read it. The provider's own words may quote whatever host an
 * admin typed, so they are for those who may test; status, codes and meaning are for everyone.
 */
export function toTestView(
  row: Summary & { type: string; lines: unknown },
  { now, role }: { now: Date; role: Role | null },
): TestView {
  // Written by the test runner alone, as lines of the kit.
  const lines = row.lines as TestLine[];
  return {
    ...toTestSummary(row, now),
    type: row.type,
    lines: isAllowed(role, "connectors.test") ? lines : lines.map(withoutProviderText),
    startedAt: row.startedAt.toISOString(),
  };
}

function withoutProviderText(line: TestLine): TestLine {
  if (line.answer?.text === undefined) return line;
  const { text: _, ...answer } = line.answer;
  return { ...line, answer };
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
