import { RelativeTime } from "@/components/ui/relative-time";
import { type Status, StatusLabel } from "@/components/ui/status-label";
import type { GalleryConnector } from "./gallery-model";

type Test = NonNullable<GalleryConnector["lastTest"]>;

const looks: Record<Test["state"], { status: Status; word: (problems: number) => string }> = {
  running: { status: "running", word: () => "Testing" },
  passed: { status: "pass", word: () => "Passed" },
  warned: { status: "warn", word: (count) => plural(count, "warning") },
  failed: { status: "fail", word: (count) => plural(count, "problem") },
  unknown: { status: "unknown", word: () => "Cannot tell" },
  interrupted: { status: "skipped", word: () => "Interrupted" },
};

const plural = (count: number, word: string) => `${count} ${count === 1 ? word : `${word}s`}`;

/** What the last test of a connector found, and when. */
export function LastTestLabel({ test }: { test: Test | null }) {
  if (!test) return <StatusLabel status="skipped">Not tested</StatusLabel>;
  const { status, word } = looks[test.state];
  return (
    <span className="inline-flex min-w-0 flex-wrap items-center gap-x-1.5">
      <StatusLabel status={status}>{word(test.problems)}</StatusLabel>
      {test.finishedAt && <RelativeTime value={test.finishedAt} className="text-muted" />}
    </span>
  );
}
