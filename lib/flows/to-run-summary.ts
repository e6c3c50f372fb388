import { parseLoginId } from "@/lib/core/login-id";
import { type RunState, runState } from "./engine/state";
import { maskLogin } from "./mask-trace";
import type { ListedRun } from "./run-list-store";
import { isOpenRun, type RunSummary } from "./search";

/** A run as pages get it: whole, or with who went through it masked. */
export function toRunSummary(row: ListedRun, isWhole: boolean): RunSummary {
  const { user, challenge, frames } = runState.parse(row.state);
  const who = user.loginId ?? challenge?.loginId ?? typedIn(frames);
  const hasStopped = isOpenRun(row.status) || row.status === "expired";
  const stepId = hasStopped ? (frames[0]?.stepId ?? null) : null;
  const path = row.failedStep ?? stepId;
  return {
    id: row.id,
    status: row.status,
    number: row.number,
    endUserId: row.endUserId,
    who: who === null || isWhole ? who : maskLogin(who),
    stepId,
    failedStep: row.failedStep,
    failedClass: row.failedClass,
    stepName: path === null ? null : nameOfPath(path, row),
    startedAt: row.startedAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
  };
}

/** The number or address that was entered on a screen, whether or not a code went there. */
function typedIn(frames: RunState["frames"]): string | null {
  for (const text of frames.flatMap(({ form }) => Object.values(form))) {
    const parsed = parseLoginId(text);
    if (parsed.ok && parsed.value.kind !== "name") return parsed.value.loginId;
  }
  return null;
}

/** What a step is called, with those that run it before: by ids where names are not known. */
export function nameOfPath(
  path: string,
  { stepName, innerStepName }: Pick<ListedRun, "stepName" | "innerStepName">,
): string {
  const ids = path.split("/");
  const names = ids.with(0, stepName ?? ids[0] ?? "");
  return (innerStepName === null ? names : names.with(-1, innerStepName)).join(" / ");
}
