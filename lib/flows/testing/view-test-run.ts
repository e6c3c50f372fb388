import "server-only";
import type { ProjectCtx } from "@/lib/auth/context";
import { topFrame } from "../engine/advance";
import { answerRun } from "../engine/answer-run";
import type { Refused } from "../engine/run-screen";
import { runValues } from "../engine/run-values";
import type { OpenRun } from "../open-run";
import { selectTrace } from "../run-store";
import type { TestRunView } from "../schema";
import { toTraceView } from "../to-trace-view";

/** What the editor shows of a test run. */
export async function viewTestRun(
  ctx: ProjectCtx,
  run: Pick<OpenRun, "id" | "state" | "status">,
  refused: Refused | null = null,
): Promise<TestRunView> {
  const { id, state, status } = run;
  const [answer, trace] = await Promise.all([
    answerRun(ctx, run, refused),
    selectTrace(ctx.db, id),
  ]);
  const isOpen = status === "waiting" || status === "working";
  return {
    runId: id,
    answer,
    trace: trace.map(toTraceView),
    values: runValues(state, ctx.project.name, ctx.clock.now()),
    stepId: isOpen ? topFrame(state).stepId : null,
  };
}
