import { formatDuration } from "@/components/ui/format-duration";
import { formatUtc } from "@/components/ui/format-time";
import type { Status } from "@/components/ui/status-label";
import type { TestLine } from "@/lib/connectors/kit/test-line";
import type { TestState } from "@/lib/connectors/schema";

/** Looks and words of a test and its lines, the same on the panel and in the copied report. */
type Test = { state: TestState; problems: number; lines: readonly TestLine[] };

const plural = (count: number, word: string) => `${count} ${count === 1 ? word : `${word}s`}`;

/** "All passed", "2 problems" … */
export function headlineOf({ state, problems, lines }: Test): string {
  const unknown = lines.filter((line) => line.state === "unknown").length;
  switch (state) {
    case "running":
      return "Testing";
    case "passed":
      return unknown === 0 ? "All passed" : `Passed, ${plural(unknown, "check")} could not be made`;
    case "warned":
      return plural(problems, "warning");
    case "failed":
      return plural(problems, "problem");
    case "unknown":
      return `Cannot tell: ${plural(unknown, "check")} could not be made`;
    case "interrupted":
      return "The test was interrupted";
  }
}

export const statusOfTest: Record<TestState, Status> = {
  running: "running",
  passed: "pass",
  warned: "warn",
  failed: "fail",
  unknown: "unknown",
  interrupted: "skipped",
};

export const statusOfLine: Record<TestLine["state"], Status> = {
  pending: "running",
  pass: "pass",
  warn: "warn",
  fail: "fail",
  unknown: "unknown",
  skipped: "skipped",
};

const words: Record<TestLine["state"], string> = {
  pending: "Not known yet",
  pass: "Passed",
  warn: "Warning",
  fail: "Failed",
  unknown: "Cannot tell",
  skipped: "Not checked",
};

/** The provider's answer in one line: "HTTP 401 · code 20003 · request RQ…". */
export function answerFacts({ answer }: TestLine): string[] {
  if (!answer) return [];
  return [
    answer.httpStatus === undefined ? "" : `HTTP ${answer.httpStatus}`,
    answer.code === undefined ? "" : `code ${answer.code}`,
    answer.requestId === undefined ? "" : `request ${answer.requestId}`,
  ].filter(Boolean);
}

/** The whole result as text, for a ticket or a colleague. Lines hold no secret, so this holds none. */
export function reportOf(
  test: Test & { finishedAt: string | null },
  { connector, vendor }: { connector: string; vendor: string },
): string {
  const when = test.finishedAt ? `, ${formatUtc(new Date(test.finishedAt))}` : "";
  return [
    `Test of ${connector || "a new connector"} (${vendor})${when}`,
    headlineOf(test),
    ...test.lines.flatMap((line) => [
      "",
      `${titleOf(line)}${
        line.durationMs === undefined ? "" : ` (${formatDuration(line.durationMs)})`
      }`,
      ...[
        line.answer &&
          `${vendor} answered: ${[...answerFacts(line), line.answer.text ?? ""].filter(Boolean).join(" · ")}`,
        line.meaning && `What it means: ${line.meaning}`,
        line.advice && `What to do: ${line.advice}`,
        line.link,
      ].flatMap((text) => (text ? [`  ${text}`] : [])),
    ]),
  ].join("\n");
}

/** Labels of open questions say so themselves. */
const titleOf = ({ state, label }: TestLine): string =>
  state === "unknown" && label.endsWith("cannot tell") ? label : `${words[state]}: ${label}`;
