import "server-only";
import type { ProjectCtx } from "@/lib/auth/context";
import { type Channel, channelInText } from "@/lib/core/channel";
import { type AppError, fail } from "@/lib/core/errors";
import { log } from "@/lib/core/log";
import { type LoginId, parseLoginId } from "@/lib/core/login-id";
import { ok, type Result } from "@/lib/core/result";
import { checkNumber } from "./check-number";
import { chooseRecipient, type Recipient } from "./choose-recipient";
import {
  type ChallengeIntent,
  isLoginOfAnother,
  type SendRow,
  selectForSend,
} from "./hot-path-store";
import { prefixOf } from "./plan-limits";
import { type OtpPolicy, otpPolicy } from "./policy";
import type { Purpose } from "./purpose";

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
  /** Overrides of the channel's choice. A template of null is the System template. */
  connectorId?: string;
  templateId?: string | null;
  templateOptions?: Record<string, string>;
  /** BCP 47 tag of the language that the reader wants. */
  locale?: string;
  /** For the session that verifying begins. */
  customClaims?: Record<string, unknown>;
  /**
   * The id that the message gets, for callers who have to find it again. A message with this id that
   * is there already makes the database refuse: one id never goes out twice.
   */
  messageId?: string;
  /** A switched-off method refuses calls of an application, and not flows. */
  from: "api" | "flow";
};

export type PreparedSend = {
  row: SendRow;
  policy: OtpPolicy;
  login: LoginId;
  recipient: Recipient;
  country: string | null;
};

/** Everything that can be told before a code is made: method, user, address, country. */
export async function prepareSend(
  ctx: ProjectCtx,
  input: SendOtpInput,
): Promise<Result<PreparedSend, AppError>> {
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
  const stopped = checkStops(ctx, row, recipient.value.to, country.value, policy);
  if (!stopped.ok) return stopped;
  return ok({
    row,
    policy,
    login: login.value,
    recipient: recipient.value,
    country: country.value,
  });
}

/** Whether the number's range or country is stopped; a test user has no country and is never stopped. */
function checkStops(
  ctx: ProjectCtx,
  { stops }: SendRow,
  to: string,
  country: string | null,
  { minVerifiedPercent }: OtpPolicy,
): Result<null, AppError> {
  if (!stops || country === null || minVerifiedPercent === null) return ok(null);
  const stop = stops.find(({ range }) => range === country || range === prefixOf(to));
  if (!stop) return ok(null);
  const { requestId, project } = ctx;
  log.info({ requestId, projectId: project.id, limit: "stop" }, "limit hit");
  return fail("rate_limited", {
    text: "Codes to numbers like this one are stopped for now. Try again later.",
    retryAfterSeconds: Math.max(1, stop.seconds),
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
