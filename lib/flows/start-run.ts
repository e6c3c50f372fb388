import "server-only";
import type { ProjectCtx } from "@/lib/auth/context";
import { requireClient } from "@/lib/auth/require-permission";
import { type AppError, fail } from "@/lib/core/errors";
import { newTimedId } from "@/lib/core/ids";
import { ok, type Result } from "@/lib/core/result";
import { readSession } from "@/lib/users/read-session";
import { storedEndUser } from "@/lib/users/stored-end-user";
import { answerRun } from "./engine/answer-run";
import { documentsOf } from "./engine/documents";
import { drive } from "./engine/drive";
import { runState } from "./engine/state";
import { nothingHanded } from "./engine/take-step";
import type { RunAnswer } from "./model/run-answer";
import { userValues } from "./nodes/otp-verify/run";
import { insertRun, selectPublished } from "./run-store";
import { hashRunToken, newRunToken } from "./run-token";

export type StartRunInput = {
  flowKey: string;
  /** What the caller hands in; only what the flow's start names is taken. */
  inputs?: Record<string, string>;
  /** Language that the end user reads, as a BCP 47 tag. */
  locale?: string | null;
  /** Of somebody who is signed in already, for step-up and updates. */
  refreshJwt?: string;
};

/** `runToken` is told once: whoever holds it goes on with the run. */
export type StartedRun = { runId: string; runToken: string; answer: RunAnswer };

/**
 * Begins a run of a flow's published version and takes it to its first screen, or to its end. Fails
 * with not_found (no such flow, or never published), method_disabled (it is switched off), and
 * unauthenticated or session_ended for a refresh token that is not good.
 */
export async function startRun(
  ctx: ProjectCtx,
  { flowKey, inputs = {}, locale = null, refreshJwt }: StartRunInput,
): Promise<Result<StartedRun, AppError>> {
  const allowed = requireClient(ctx);
  if (!allowed.ok) return allowed;
  const flow = await selectPublished(ctx.db, ctx.project.id, flowKey);
  if (!flow?.versionId) return fail("not_found", { text: "There is no such flow." });
  if (!flow.isEnabled) return fail("method_disabled", { text: "This flow is switched off." });
  const user = refreshJwt === undefined ? ok({}) : await readUser(ctx, refreshJwt);
  if (!user.ok) return user;
  const state = runState.parse({
    frames: [{ flowKey, versionId: flow.versionId, stepId: "start" }],
    user: user.value,
    locale,
    stepAt: ctx.clock.now().getTime(),
  });
  const documentOf = await documentsOf(ctx.db, state);
  const [frame] = state.frames;
  const start = frame && documentOf(frame).steps.start;
  if (frame && start?.kind === "start")
    for (const { key } of start.config.inputs)
      frame.inputs[key] = Object.hasOwn(inputs, key) ? (inputs[key] ?? "").slice(0, 1_000) : "";
  const runId = newTimedId("flowRun", ctx.clock.now());
  const runToken = newRunToken();
  await insertRun(ctx.db, {
    id: runId,
    projectId: ctx.project.id,
    flowId: flow.flowId,
    versionId: flow.versionId,
    mode: "live",
    state,
    tokenHash: hashRunToken(runToken),
    startedBy: null,
  });
  const taken = { id: runId, state, revision: 0, endUserId: null, isResumed: false };
  const driven = await drive(ctx, taken, nothingHanded);
  const answer: RunAnswer = driven ? await answerRun(ctx, driven) : { status: "working" };
  return ok({ runId, runToken, answer });
}

async function readUser(
  ctx: ProjectCtx,
  refreshJwt: string,
): Promise<Result<Record<string, string>, AppError>> {
  const token = await readSession(ctx, { refreshJwt });
  if (!token.ok) return token;
  const user = await storedEndUser(ctx.db, ctx, token.value.userId);
  if (!user.ok) return fail("unauthenticated");
  return ok(userValues(user.value, user.value.loginIds[0] ?? ""));
}
