import "server-only";
import { clientBucket } from "@/lib/auth/client-bucket";
import type { ProjectCtx } from "@/lib/auth/context";
import { requireClient } from "@/lib/auth/require-permission";
import { channelStates } from "@/lib/connectors/channel-states";
import type { SendOutcome } from "@/lib/connectors/kit/message";
import { type Channel, channelInText } from "@/lib/core/channel";
import { env } from "@/lib/core/env";
import { type AppError, fail } from "@/lib/core/errors";
import { newTimedId } from "@/lib/core/ids";
import { log } from "@/lib/core/log";
import { maskDestination } from "@/lib/core/login-id";
import { countryName } from "@/lib/core/phone";
import { ok, type Result } from "@/lib/core/result";
import { deliverMessage } from "@/lib/messages/deliver-message";
import type { MessageStory } from "@/lib/messages/schema";
import { loadTemplateText, type TemplateText } from "@/lib/templates/load-template-text";
import { makeCode } from "./hash-code";
import { insertChallenge, reopenGap, type SendRow } from "./hot-path-store";
import { makeChallenge } from "./make-challenge";
import { describeLimit, gapKey, limitTexts, planLimits } from "./plan-limits";
import { type PreparedSend, prepareSend, type SendOtpInput } from "./prepare-send";
import { renderOtp } from "./render-otp";

export type SentOtp = {
  challengeId: string;
  /** null where nothing was sent, as for test users. */
  messageId: string | null;
  masked: string;
  codeLength: number;
  maxTries: number;
  expiresInSeconds: number;
  resendAfterSeconds: number;
};

/**
 * Makes a one-time code and sends it through the connector that the call names or the channel has
 * as its default. A new code makes the earlier ones of the same person void; their tries stay
 * counted. All rules come before the provider is called, and it is called at most once.
 *
 * Fails with the codes of `errorTable` from `user_exists` to `rate_limited`; `send_refused` carries
 * the error class, `send_unknown` means that the code may still arrive, and then it is good.
 */
export async function sendOtp(
  ctx: ProjectCtx,
  input: SendOtpInput,
): Promise<Result<SentOtp, AppError>> {
  const allowed = requireClient(ctx);
  if (!allowed.ok) return allowed;
  const prepared = await prepareSend(ctx, input);
  if (!prepared.ok) return prepared;
  const { row, policy, recipient } = prepared.value;
  if (row.user?.isTest) return admitTestUser(ctx, input, prepared.value);

  const connector = chooseConnector(row, input.channel);
  if (!connector.ok) return connector;
  const text = await loadTemplateText(ctx, {
    templateId: input.templateId === undefined ? row.templateId : input.templateId,
    channel: input.channel,
    locale: input.locale ?? null,
  });
  if (!text.ok) return text;

  const code = makeCode(policy.codeLength);
  const rendered = renderOtp({
    to: recipient.to,
    code,
    expiresInSeconds: row.expiresInSeconds,
    projectName: ctx.project.name,
    domain: policy.domain,
    publicHost: new URL(env().publicUrl).host,
    user: row.user ?? input.user,
    options: input.templateOptions ?? {},
    text: text.value,
  });
  const messageId = input.messageId ?? newTimedId("message", ctx.clock.now());
  const limits = planLimits(policy, {
    channel: input.channel,
    destination: recipient.to,
    addressBucket: clientBucket(ctx.ip),
    dailyMessageCap: row.dailyMessageCap,
  });
  const challenge = await makeChallenge(ctx, input, prepared.value, code);
  const refusal = await insertChallenge(ctx.db, limits, challenge, {
    id: messageId,
    country: prepared.value.country,
    connectorId: connector.value.id,
    connectorName: connector.value.name,
    connectorType: connector.value.type,
    templateId: text.value.id,
    templateName: text.value.name,
    endUserId: recipient.endUserId,
    story: tellStory(input, prepared.value, text.value, limits.map(toCheck)),
    preview: rendered.preview,
    segments: rendered.segments,
  });
  const limit = refusal && limits[refusal.refused];
  if (refusal && limit) {
    log.info(
      { requestId: ctx.requestId, projectId: ctx.project.id, limit: limit.name },
      "limit hit",
    );
    return fail("rate_limited", {
      text: limitTexts[limit.name],
      retryAfterSeconds: refusal.retryAfterSeconds,
    });
  }

  const outcome = await deliverMessage(ctx, {
    messageId,
    connector: connector.value,
    health: row.health,
    message: rendered.message,
  });
  if (outcome.outcome === "refused") await reopenGap(ctx.db, ctx.project.id, gapKey(recipient.to));
  return answer(outcome, {
    challengeId: challenge.id,
    messageId,
    masked: maskDestination(input.channel, recipient.to),
    codeLength: policy.codeLength,
    maxTries: policy.maxTries,
    expiresInSeconds: row.expiresInSeconds,
    resendAfterSeconds: policy.resendGapSeconds,
  });
}

function chooseConnector({ connector }: SendRow, channel: Channel) {
  if (!connector) return fail("no_connector", { text: "There is no connector with this id." });
  const states = channelStates(connector.type, connector.config);
  const state = states.find((each) => each.channel === channel)?.state;
  if (!state)
    return fail("no_connector", {
      text: `${connector.name} does not send by ${channelInText[channel]}.`,
    });
  return state.isReady ? ok(connector) : fail("no_connector", { text: state.reason });
}

/** A test user gets a challenge and no message: its fixed code is good for it, and no other. */
async function admitTestUser(
  ctx: ProjectCtx,
  input: SendOtpInput,
  prepared: PreparedSend,
): Promise<Result<SentOtp, AppError>> {
  const { policy, recipient, row } = prepared;
  const challenge = await makeChallenge(ctx, input, prepared, makeCode(8));
  await insertChallenge(ctx.db, [], challenge, null);
  return ok({
    challengeId: challenge.id,
    messageId: null,
    masked: maskDestination(input.channel, recipient.to),
    codeLength: policy.codeLength,
    maxTries: policy.maxTries,
    expiresInSeconds: row.expiresInSeconds,
    resendAfterSeconds: 0,
  });
}

const toCheck = (limit: Parameters<typeof describeLimit>[0]): MessageStory["checks"][number] => ({
  name: limit.name,
  result: "passed",
  detail: describeLimit(limit),
});

function tellStory(
  input: SendOtpInput,
  { country }: PreparedSend,
  text: TemplateText,
  limits: MessageStory["checks"],
): MessageStory {
  const caller = input.from === "flow" ? "flow" : "call";
  const place = country
    ? [{ name: "country", result: "passed" as const, detail: countryName(country) }]
    : [];
  return {
    checks: [...place, ...limits],
    choice: {
      connector: input.connectorId ? caller : "default",
      template: input.templateId === undefined ? "default" : caller,
      templateVersion: text.id ? text.version : null,
      locale: text.locale,
    },
  };
}

function answer(outcome: SendOutcome, sent: SentOtp): Result<SentOtp, AppError> {
  if (outcome.outcome === "sent") return ok(sent);
  const told = {
    errorClass: outcome.error.class,
    ...(outcome.error.answer.code ? { errorCode: outcome.error.answer.code } : {}),
    ...(sent.messageId ? { messageId: sent.messageId } : {}),
  };
  return fail(outcome.outcome === "unknown" ? "send_unknown" : "send_refused", told);
}
