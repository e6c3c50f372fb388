import "server-only";
import { explainCode } from "@/lib/connectors/explain-code";
import type { Channel } from "@/lib/core/channel";
import { maskDestination, parseDestination, parseLoginId } from "@/lib/core/login-id";
import { otpPolicy } from "@/lib/otp/policy";
import { previewOtp } from "@/lib/otp/preview-otp";
import { readChannel } from "@/lib/otp/read-channel";
import type { FlowStep, StepOf } from "../model/document";
import type { FlowErrorClass } from "../model/errors";
import { plainValue } from "../model/plain-value";
import type { StepError } from "../model/ports";
import type { Simulation } from "../model/simulation";
import { stepPath, topFrame } from "./advance";
import { errorOf } from "./error-of";
import type { Work } from "./node-run";
import { namedTemplate, renderAll } from "./otp-texts";
import type { Changes, Outcome } from "./outcome";
import type { RunState } from "./state";

/**
 * What a step of a test run or scenario does instead of the real thing. Null for kinds that reach
 * nobody, and for sends that were asked to be real: those run as they are.
 */
export async function simulateStep(work: Work, step: FlowStep): Promise<Outcome | null> {
  switch (step.kind) {
    case "otp-send":
      return simulateOtpSend(work, step);
    case "message":
      return simulateMessage(work, step);
    case "otp-verify":
      return simulateVerify(work, step);
    case "wait-receipt":
      return simulateWait(work, step);
    case "start":
    case "screen":
    case "condition":
    case "set-values":
    case "subflow":
    case "end":
      return null;
  }
}

/** The one that the author chose for the step, by its path or, within a subflow, by its id alone. */
function simulationOf({ state }: Work): Simulation {
  const { simulations } = state;
  return simulations[stepPath(state)] ?? simulations[topFrame(state).stepId] ?? { kind: "success" };
}

async function simulateOtpSend(work: Work, step: StepOf<"otp-send">): Promise<Outcome | null> {
  const { ctx, state, render, note } = work;
  const { channel, purpose, connectorId, templateId } = step.config;
  const simulated = simulationOf(work);
  if (simulated.kind === "real") return null;
  const to = render(step.config.to).trim();
  const settings = await readChannel(ctx.db, ctx.project.id, channel);
  note({ channel, purpose, to, connectorId, templateId, simulated: simulated.kind });
  if (to === "") return failed("missing_value");
  if (purpose === "update" && !state.user.userId) return failed("not_signed_in");
  const recipient = parseDestination(channel, to);
  if (!recipient.ok) return failed("invalid_recipient");
  const login = parseLoginId(to);
  const policy = settings?.policy ?? otpPolicy.parse({});
  const content = await previewOtp(ctx, {
    channel,
    to: recipient.value.to,
    policy,
    templateId: templateId === null ? (settings?.templateId ?? null) : namedTemplate(templateId),
    expiresInSeconds: settings?.expiresInSeconds ?? 300,
    locale: state.locale,
    user: renderAll(work, step.config.details),
    options: renderAll(work, step.config.templateOptions),
  });
  if (!content.ok) return errorOf(content.error);
  note({ content: content.value });
  const challenge: RunState["challenge"] = {
    channel,
    loginId: login.ok ? login.value.loginId : to,
    masked: maskDestination(channel, recipient.value.to),
    codeLength: policy.codeLength,
    resendAt: ctx.clock.now().toISOString(),
    triesLeft: policy.maxTries,
  };
  const sentTo =
    channel === "email" ? { maskedEmail: challenge.masked } : { maskedPhone: challenge.masked };
  const wanted = connectorId ?? settings?.connectorId ?? "";
  return ended(work, simulated, wanted, { challenge, sentTo });
}

async function simulateMessage(work: Work, step: StepOf<"message">): Promise<Outcome | null> {
  const { render, note } = work;
  const { channel, connectorId, contextKey, isAsync } = step.config;
  const simulated = simulationOf(work);
  if (simulated.kind === "real") return null;
  const to = render(step.config.to).trim();
  note({
    channel,
    connectorId,
    to,
    subject: channel === "email" ? render(step.config.subject, plainValue) : "",
    content: render(step.config.content, plainValue),
    simulated: simulated.kind,
  });
  if (to === "") return failed("missing_value");
  if (!parseDestination(channel, to).ok) return failed("invalid_recipient");
  const outcome = await ended(work, simulated, connectorId, {});
  if (isAsync) return { kind: "port", port: "sent", changes: { messageId: work.ids.message } };
  if (contextKey === "" || (outcome.kind !== "port" && outcome.kind !== "error")) return outcome;
  const result: Record<string, string> =
    outcome.kind === "port"
      ? { status: "sent", messageId: work.ids.message }
      : {
          status: outcome.error.class === "unknown_outcome" ? "unknown" : "failed",
          errorClass: outcome.error.class,
          ...(outcome.error.code === null ? {} : { errorCode: outcome.error.code }),
        };
  return { ...outcome, changes: { ...outcome.changes, connectors: { [contextKey]: result } } };
}

/** How a simulated send ends; `changes` hold where a code would be good. */
async function ended(
  work: Work,
  simulated: Exclude<Simulation, { kind: "real" }>,
  connectorId: string,
  changes: Changes,
): Promise<Extract<Outcome, { kind: "port" | "error" }>> {
  const { ctx, ids } = work;
  const sent = { ...changes, messageId: ids.message };
  const now = ctx.clock.now();
  const byCode = async (code: string): Promise<StepError> => {
    const known = await explainCode(ctx.db, ctx.project.id, { connectorId, code });
    return { class: known?.class ?? "configuration", code };
  };
  switch (simulated.kind) {
    case "success":
      return {
        kind: "port",
        port: "sent",
        changes: {
          ...sent,
          fate: { status: "delivered", class: null, code: null, at: now.toISOString() },
        },
      };
    case "class":
      return {
        kind: "error",
        error: { class: simulated.class, code: null },
        ...(simulated.class === "unknown_outcome" ? { changes: sent } : {}),
      };
    case "code":
      return { kind: "error", error: await byCode(simulated.code) };
    case "timeout":
      return { kind: "error", error: { class: "unknown_outcome", code: null }, changes: sent };
    case "late": {
      const { status, code = null, afterSeconds } = simulated;
      const error = status === "delivered" || code === null ? null : await byCode(code);
      const at = new Date(now.getTime() + afterSeconds * 1000).toISOString();
      return {
        kind: "port",
        port: "sent",
        changes: {
          ...sent,
          fate: {
            status,
            class: status === "delivered" ? null : (error?.class ?? "unreachable"),
            code,
            at,
          },
        },
      };
    }
  }
}

/** Zeros are the right code of a send that was only simulated. */
async function simulateVerify(work: Work, step: StepOf<"otp-verify">): Promise<Outcome | null> {
  const { state, codes, ids, note } = work;
  const { challenge } = state;
  if (!challenge) return failed("no_code");
  // A real one: it is in the database, as its message is on somebody's phone.
  if (challenge.triesLeft === undefined) return null;
  note({ channel: challenge.channel, loginId: challenge.loginId, simulated: "success" });
  const code = codes[step.config.codeField];
  if (code === undefined) return { kind: "again" };
  if (challenge.triesLeft <= 0) return failed("too_many_tries");
  if (code.replace(/\D/g, "") !== "0".repeat(challenge.codeLength))
    return {
      ...failed("wrong_code"),
      changes: { challenge: { ...challenge, triesLeft: challenge.triesLeft - 1 } },
    };
  return {
    kind: "port",
    port: "verified",
    changes: { challenge: null, user: madeUpUser(challenge, ids.session) },
  };
}

const madeUpUser = (
  { loginId, channel }: { loginId: string; channel: Channel },
  id: string,
): Record<string, string> => ({
  userId: `eu_test${id.slice(-20)}`,
  loginId,
  name: "",
  givenName: "",
  familyName: "",
  email: channel === "email" ? loginId : "",
  phone: channel === "email" ? "" : loginId,
});

/** In a scenario everything happens at once; a test run waits as long as it says. */
async function simulateWait(work: Work, step: StepOf<"wait-receipt">): Promise<Outcome | null> {
  const { ctx, state, note } = work;
  const within = state.frames.slice(0, -1).map(({ stepId }) => stepId);
  const messageId =
    step.config.step === null
      ? state.lastMessageId
      : (state.messages[[...within, step.config.step].join("/")] ?? null);
  const fate = messageId === null ? undefined : state.fates[messageId];
  // Sent for real, or nothing was sent at all.
  if (messageId === null || !fate) return null;
  note({ messageId, simulated: fate.status });
  const now = ctx.clock.now().getTime();
  const until = state.stepAt + step.config.seconds * 1000;
  const at = Date.parse(fate.at);
  const isSoon = state.mode === "scenario" && at <= until;
  if (at <= now || isSoon) {
    if (fate.status === "delivered") return { kind: "port", port: "delivered" };
    const told: StepError = { class: fate.class ?? "unreachable", code: fate.code };
    return { kind: "port", port: "undelivered", told };
  }
  if (state.mode === "scenario" || now >= until) return { kind: "port", port: "none" };
  return { kind: "wait", for: "receipt", until: new Date(Math.min(at, until)), messageId };
}

const failed = (name: FlowErrorClass): Extract<Outcome, { kind: "error" }> => ({
  kind: "error",
  error: { class: name, code: null },
});
