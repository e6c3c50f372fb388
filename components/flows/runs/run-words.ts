import { formatDuration } from "@/components/ui/format-duration";
import { failureName } from "@/lib/flows/model/failure-names";
import { isOpenRun, type RunSummary } from "@/lib/flows/search";

/** Whose run it is, as far as that is known. */
export const whoOf = ({ who, status }: RunSummary): string =>
  who ?? (isOpenRun(status) ? "Nobody yet" : "Nobody");

/** Why it failed, in words; null where it has not. */
export const reasonOf = ({ failedClass }: RunSummary): string | null =>
  failedClass === null ? null : failureName(failedClass);

/** How long it took; null while it goes on, and where nobody went on with it. */
export const durationOf = ({ status, startedAt, endedAt }: RunSummary): string | null =>
  endedAt === null || status === "expired"
    ? null
    : formatDuration(Date.parse(endedAt) - Date.parse(startedAt));

/** A name in the middle of a sentence. */
export const lowerFirst = (text: string): string =>
  `${text.slice(0, 1).toLowerCase()}${text.slice(1)}`;

export const newRuns = (count: number): string => (count === 1 ? "1 new run" : `${count} new runs`);
