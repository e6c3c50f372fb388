import "server-only";
import type { ProjectCtx } from "@/lib/auth/context";
import type { RunAnswer } from "../model/run-answer";
import type { RunStatus } from "../run-store";
import { currentStep } from "./advance";
import { documentsOf } from "./documents";
import { type Refused, runScreenOf } from "./run-screen";
import type { RunState } from "./state";

/** What an end user may know of a run that stands so. */
export async function answerRun(
  ctx: ProjectCtx,
  { state, status }: { state: RunState; status: RunStatus },
  refused: Refused | null = null,
): Promise<RunAnswer> {
  switch (status) {
    case "working":
      return { status: "working" };
    case "completed":
      return { status, text: state.endText, isSignedIn: isSignedIn(state) };
    case "failed":
      return { status, text: state.endText };
    case "expired":
      return { status };
    case "waiting": {
      if (state.waitingFor !== "screen") return { status: "working" };
      const step = currentStep(state, await documentsOf(ctx.db, state));
      if (step?.kind !== "screen") return { status: "working" };
      const world = { projectName: ctx.project.name, now: ctx.clock.now() };
      return { status: "screen", screen: runScreenOf(state, step, world, refused) };
    }
  }
}

/** Of a run that pretends, the made-up user stands for a session. */
const isSignedIn = ({ mode, sessionId, user }: RunState): boolean =>
  sessionId !== null || (mode !== "live" && user.userId !== undefined);
