import "server-only";
import { parseLoginId } from "@/lib/core/login-id";
import { type FoundOtp, findSentOtp } from "@/lib/otp/find-sent-otp";
import { sendOtp } from "@/lib/otp/send-otp";
import { errorOf } from "../../engine/error-of";
import type { Changes, NodeRun, Outcome, Work } from "../../engine/node-run";
import { namedTemplate, renderAll } from "../../engine/otp-texts";
import type { StepOf } from "../../model/document";

/** Sends a code, at most once whoever runs the step and however often: its message has one id. */
export const runOtpSend: NodeRun<"otp-send"> = async (work, step) => {
  const { ctx, ids, isResumed, note } = work;
  const { config } = step;
  const to = work.render(config.to).trim();
  note({
    channel: config.channel,
    purpose: config.purpose,
    to,
    connectorId: config.connectorId,
    templateId: config.templateId,
  });
  if (isResumed) {
    const found = await findSentOtp(ctx, ids.message);
    if (found) return fromFound(found, ids.message);
  }
  const input = sendInput(work, step, to);
  if ("kind" in input) return input;
  const sent = await sendOtp(ctx, { ...input, messageId: ids.message });
  if (!sent.ok) {
    const failed = errorOf(sent.error);
    const { messageId } = sent.error;
    if (sent.error.code !== "send_unknown")
      return messageId === undefined ? failed : { ...failed, changes: { messageId } };
    // The code is good if it arrives, so the run has to know of it.
    const found = await findSentOtp(ctx, ids.message);
    return found ? { ...failed, changes: changesOf(found, ids.message) } : failed;
  }
  const login = parseLoginId(input.loginId);
  const { messageId, masked, codeLength, resendAfterSeconds } = sent.value;
  return {
    kind: "port",
    port: "sent",
    changes: changesOf(
      {
        channel: config.channel,
        loginId: login.ok ? login.value.loginId : input.loginId,
        masked,
        codeLength,
        resendAt: new Date(ctx.clock.now().getTime() + resendAfterSeconds * 1000),
      },
      messageId,
    ),
  };
};

type SendInput = Omit<Parameters<typeof sendOtp>[1], "messageId">;

function sendInput(
  work: Work,
  { config }: StepOf<"otp-send">,
  to: string,
): SendInput | Extract<Outcome, { kind: "error" }> {
  if (to === "") return { kind: "error", error: { class: "missing_value", code: null } };
  const { state } = work;
  const { channel, purpose, connectorId, templateId, templateOptions } = config;
  const details = Object.fromEntries(
    Object.entries(renderAll(work, config.details)).filter(([, text]) => text !== ""),
  );
  const common = {
    channel,
    purpose,
    from: "flow" as const,
    loginId: to,
    ...(connectorId === null ? {} : { connectorId }),
    ...(templateId === null ? {} : { templateId: namedTemplate(templateId) }),
    templateOptions: renderAll(work, templateOptions),
    ...(state.locale === null ? {} : { locale: state.locale }),
    ...(Object.keys(details).length === 0 ? {} : { user: details }),
  };
  if (purpose !== "update") return common;
  const { userId, loginId } = state.user;
  if (!userId || !loginId) return { kind: "error", error: { class: "not_signed_in", code: null } };
  return {
    ...common,
    loginId,
    update: {
      endUserId: userId,
      field: channel === "email" ? "email" : "phone",
      value: to,
      addToLoginIds: config.addToLoginIds,
    },
  };
}

type Sent = Pick<FoundOtp, "channel" | "loginId" | "masked" | "codeLength" | "resendAt">;

function changesOf(sent: Sent, messageId: string | null): Changes {
  const { channel, loginId, masked, codeLength, resendAt } = sent;
  return {
    challenge: { channel, loginId, masked, codeLength, resendAt: resendAt.toISOString() },
    sentTo: channel === "email" ? { maskedEmail: masked } : { maskedPhone: masked },
    ...(messageId === null ? {} : { messageId }),
  };
}

function fromFound(found: FoundOtp, messageId: string): Outcome {
  const changes = changesOf(found, messageId);
  if (found.error === null) return { kind: "port", port: "sent", changes };
  return found.error.class === "unknown_outcome"
    ? { kind: "error", error: found.error, changes }
    : { kind: "error", error: found.error, changes: { messageId } };
}
