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
import { type LoginId, maskDestination, parseLoginId } from "@/lib/core/login-id";
import { countryName } from "@/lib/core/phone";
import { ok, type Result } from "@/lib/core/result";
import { serverSecret } from "@/lib/keys/server-secret";
import { deliverMessage } from "@/lib/messages/deliver-message";
import type { MessageStory } from "@/lib/messages/schema";
import { loadTemplateText, type TemplateText } from "@/lib/templates/load-template-text";
import { checkNumber } from "./check-number";
import { chooseRecipient, type Recipient } from "./choose-recipient";
import { hashCode, makeCode } from "./hash-code";
import {
  type ChallengeIntent,
  insertChallenge,
  isLoginOfAnother,
  reopenGap,
  type SendRow,
  selectForSend,
} from "./hot-path-store";
import { describeLimit, gapKey, limitTexts, planLimits } from "./plan-limits";
import { type OtpPolicy, otpPolicy } from "./policy";
import type { Purpose } from "./purpose";
import { renderOtp } from "./render-otp";

export type SendOtpInput = {
  channel: Channel;
  purpose: Purpose;
  loginId: string;
  /** Details of somebody who signs up. */
  user?: NonNullable<ChallengeIntent["user"]>;
  /** For purpose "update": who is signed in, and the address to prove. */
  update?: {
    endUserId: string;
    field: "email" | "phone";
    value: string;
    addToLoginIds: boolean;
  };
  /** Overrides of the channel's choice. */
  connectorId?: string;
  templateId?: string;
  templateOptions?: Record<string, string>;
  /** BCP 47 tag of the language that the reader wants. */
  locale?: string;
  /** For the session that verifying begins. */
  customClaims?: Record<string, unknown>;
  /** A switched-off method refuses calls of an application, and not flows. */
  from: "api" | "flow";
};

export type SentOtp = {
  challengeId: string;
  /** null where nothing was sent, as for test users. */
  messageId: string | null;
  masked: string;
  maxTries: number;
  expiresInSeconds: number;
  resendAfterSeconds: number;
};

type Prepared = {
  row: SendRow;
  policy: OtpPolicy;
  login: LoginId;
  recipient: Recipient;
  country: string | null;
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
  const prepared = await prepare(ctx, input);
  if (!prepared.ok) return prepared;
  const { row, policy, recipient } = prepared.value;
  if (row.user?.isTest) return admitTestUser(ctx, input, prepared.value);

  const connector = chooseConnector(row, input.channel);
  if (!connector.ok) return connector;
  const text = await loadTemplateText(ctx, {
    templateId: input.templateId ?? row.templateId,
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
  const messageId = newTimedId("message", ctx.clock.now());
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
    maxTries: policy.maxTries,
    expiresInSeconds: row.expiresInSeconds,
    resendAfterSeconds: policy.resendGapSeconds,
  });
}

/** Everything that can be told before a code is made: method, user, address, country. */
async function prepare(ctx: ProjectCtx, input: SendOtpInput): Promise<Result<Prepared, AppError>> {
  const login = parseLoginId(input.loginId);
  if (!login.ok) return fail("invalid_input", { fields: { loginId: login.error } });
  const row = await selectForSend(ctx.db, {
    projectId: ctx.project.id,
    channel: input.channel,
    loginId: login.value.loginId,
    connectorId: input.connectorId ?? null,
  });
  if (!row) return fail("not_found");
  if (input.from === "api" && !row.isEnabled)
    return fail("method_disabled", {
      text: `Codes by ${channelInText[input.channel]} are switched off for calls by API and SDK.`,
    });
  const recipient = chooseRecipient(
    {
      channel: input.channel,
      purpose: input.purpose,
      login: login.value,
      given: { email: input.user?.email, phone: input.user?.phone },
      update: input.update,
    },
    row.user,
  );
  if (!recipient.ok) return recipient;
  if (input.update && (await isTaken(ctx, recipient.value))) return fail("address_taken");
  const policy = otpPolicy.parse(row.policy);
  const country = row.user?.isTest
    ? ok(null)
    : checkCountry(input.channel, recipient.value.to, policy);
  if (!country.ok) return country;
  return ok({
    row,
    policy,
    login: login.value,
    recipient: recipient.value,
    country: country.value,
  });
}

const isTaken = (ctx: ProjectCtx, { to, endUserId }: Recipient) =>
  isLoginOfAnother(ctx.db, ctx.project.id, to, endUserId ?? "");

function checkCountry(
  channel: Channel,
  to: string,
  { countries }: OtpPolicy,
): Result<string | null, AppError> {
  if (channel === "email") return ok(null);
  const checked = checkNumber(to, countries, channel);
  if (checked.ok) return ok(checked.value.country);
  const { reason, text } = checked.error;
  if (reason === "invalid") return fail("invalid_input", { fields: { phone: text } });
  return fail(reason === "country" ? "country_refused" : "number_refused", { text });
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

async function makeChallenge(
  ctx: ProjectCtx,
  input: SendOtpInput,
  { row, policy, login, recipient }: Prepared,
  code: string,
) {
  const id = newTimedId("challenge", ctx.clock.now());
  const binding = {
    projectId: ctx.project.id,
    challengeId: id,
    destination: recipient.to,
    purpose: input.purpose,
  };
  const secret = await serverSecret(ctx.db, ctx.keyring, "otp-codes");
  return {
    ...binding,
    id,
    subject: recipient.subject,
    loginId: login.loginId,
    channel: input.channel,
    codeHash: hashCode(secret, binding, code),
    intent: intentOf(input),
    maxTries: policy.maxTries,
    expiresInSeconds: row.expiresInSeconds,
  };
}

function intentOf({ user, customClaims, update }: SendOtpInput): ChallengeIntent {
  return {
    ...(user ? { user } : {}),
    ...(customClaims ? { claims: customClaims } : {}),
    ...(update
      ? {
          update: {
            field: update.field,
            value: update.value,
            addToLoginIds: update.addToLoginIds,
          },
        }
      : {}),
  };
}

/** A test user gets a challenge and no message: its fixed code is good for it, and no other. */
async function admitTestUser(
  ctx: ProjectCtx,
  input: SendOtpInput,
  prepared: Prepared,
): Promise<Result<SentOtp, AppError>> {
  const { policy, recipient, row } = prepared;
  const challenge = await makeChallenge(ctx, input, prepared, makeCode(8));
  await insertChallenge(ctx.db, [], challenge, null);
  return ok({
    challengeId: challenge.id,
    messageId: null,
    masked: maskDestination(input.channel, recipient.to),
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
  { country }: Prepared,
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
      template: input.templateId ? caller : "default",
      templateVersion: text.id ? text.version : null,
      locale: text.locale,
    },
  };
}

function answer(outcome: SendOutcome, sent: SentOtp): Result<SentOtp, AppError> {
  if (outcome.outcome === "sent") return ok(sent);
  const told = {
    errorClass: outcome.error.class,
    ...(sent.messageId ? { messageId: sent.messageId } : {}),
  };
  return fail(outcome.outcome === "unknown" ? "send_unknown" : "send_refused", told);
}
