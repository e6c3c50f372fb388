import { eq } from "drizzle-orm";
import { flows, flowVersions } from "@/drizzle/schema/flows";
import type { ProjectCtx } from "@/lib/auth/context";
import { newId } from "@/lib/core/ids";
import type { Db, Queryable } from "@/lib/db/client";
import { type FlowDocument, flowDocument } from "@/lib/flows/model/document";
import type { RunAnswer, RunScreen } from "@/lib/flows/model/run-answer";
import { readRun } from "@/lib/flows/read-run";
import { selectTrace } from "@/lib/flows/run-store";
import { type StartRunInput, startRun } from "@/lib/flows/start-run";
import { submitScreen } from "@/lib/flows/submit-screen";

/** Steps as a test writes them: places and names do not matter to it. */
export type Steps = Record<
  string,
  {
    kind: string;
    config?: object;
    to?: Record<string, string>;
    errors?: object;
    name?: string;
    at?: { x: number; y: number };
  }
>;

/** A document of these steps, laid out in a row. */
export function documentOf(steps: Steps): FlowDocument {
  return flowDocument.parse({
    format: "patchbay-flow/1",
    steps: Object.fromEntries(
      Object.entries(steps).map(([id, step], index) => [
        id,
        { name: id, at: { x: index * 280, y: 0 }, config: {}, ...step },
      ]),
    ),
  });
}

/** Publishes a flow past its checks. */
export async function publishSteps(
  { db, project, userIds }: { db: Db; project: { id: string }; userIds: { owner: string } },
  key: string,
  steps: Steps,
): Promise<{ flowId: string; versionId: string }> {
  const document = documentOf(steps);
  const flowId = newId("flow");
  const versionId = newId("flowVersion");
  await db.insert(flows).values({
    id: flowId,
    projectId: project.id,
    key,
    name: key,
    draft: document,
    draftBy: userIds.owner,
  });
  await db.insert(flowVersions).values({
    id: versionId,
    projectId: project.id,
    flowId,
    number: 1,
    document,
    publishedBy: userIds.owner,
  });
  await db.update(flows).set({ publishedVersionId: versionId }).where(eq(flows.id, flowId));
  return { flowId, versionId };
}

/** Sign up or in by SMS: number, code, done. `send` changes the sending step. */
export const signInSteps = (send: object = {}, errors: object = {}): Steps => ({
  start: { kind: "start", to: { next: "phone" } },
  phone: {
    kind: "screen",
    config: {
      title: "Sign in",
      fields: [{ kind: "phone", key: "phone" }],
      buttons: [{ id: "submit" }],
    },
    to: { submit: "send" },
  },
  send: {
    kind: "otp-send",
    config: { purpose: "sign_up_or_in", channel: "sms", to: "{{form.phone}}", ...send },
    errors,
    to: { sent: "code" },
  },
  code: {
    kind: "screen",
    config: {
      text: "Sent to {{sentTo.maskedPhone}}",
      fields: [{ kind: "code", key: "code" }],
      buttons: [{ id: "submit" }, { id: "resend", isSubmit: false, isResend: true, kind: "link" }],
    },
    to: { submit: "verify", resend: "send" },
  },
  verify: { kind: "otp-verify", to: { verified: "end" } },
  end: { kind: "end", config: { result: "success" } },
});

/**
 * What is wrong with the way that a run took through a flow without subflows: rows that are missing,
 * or that no line of the drawing leads to. Empty for a whole one.
 */
export async function gapsIn(db: Queryable, runId: string, steps: Steps): Promise<string[]> {
  const trace = await selectTrace(db, runId);
  const gaps: string[] = [];
  let lastScreen: string | undefined;
  let expected: string | undefined = "start";
  for (const [index, { sequence, stepId, kind, port }] of trace.entries()) {
    if (sequence !== index + 1) gaps.push(`row ${index + 1} has number ${sequence}`);
    if (stepId !== expected) gaps.push(`${stepId} comes where ${expected} should`);
    if (kind === "screen") lastScreen = stepId;
    if (port === null && index < trace.length - 1) gaps.push(`${stepId} was left by no way`);
    expected = port === "back" || port === "again" ? lastScreen : steps[stepId]?.to?.[port ?? ""];
  }
  return gaps;
}

/** The screen of an answer that has to be one. */
export function screenOf(answer: RunAnswer): RunScreen {
  if (answer.status !== "screen") throw new Error(`The run is ${answer.status}.`);
  return answer.screen;
}

/** An end user at a flow: begins a run, and answers whichever screen is shown. */
export async function atFlow(ctx: ProjectCtx, flowKey: string, more: Partial<StartRunInput> = {}) {
  const started = await startRun(ctx, { flowKey, ...more });
  if (!started.ok) throw new Error(started.error.text);
  const { runId, runToken } = started.value;
  let { answer } = started.value;
  return {
    runId,
    runToken,
    answer: () => answer,
    screen: () => screenOf(answer),
    async press(button: string, fields: Record<string, string> = {}): Promise<RunAnswer> {
      const { turn } = screenOf(answer);
      const input = { turn, button, fields };
      const result = await submitScreen(ctx, { runId, runToken, input });
      if (!result.ok) throw new Error(result.error.text);
      answer = result.value;
      return answer;
    },
    async read(): Promise<RunAnswer> {
      const result = await readRun(ctx, { runId, runToken });
      if (!result.ok) throw new Error(result.error.text);
      answer = result.value;
      return answer;
    },
    /** Steps that have ended, with the way each took. */
    async path(): Promise<string[]> {
      const trace = await selectTrace(ctx.db, runId);
      return trace.map(({ stepId, port }) => `${stepId} ${port ?? "…"}`);
    },
  };
}
