import "server-only";
import type { z } from "zod";
import type { ProjectCtx } from "@/lib/auth/context";
import { type Channel, channels } from "@/lib/core/channel";
import { type AppError, fail } from "@/lib/core/errors";
import { parseLoginId } from "@/lib/core/login-id";
import { ok, type Result } from "@/lib/core/result";
import type { SendOtpInput } from "@/lib/otp/prepare-send";
import { type SentOtp, sendOtp } from "@/lib/otp/send-otp";
import { verifyOtp } from "@/lib/otp/verify-otp";
import { readMe } from "@/lib/users/read-me";
import { jwtAnswer, toJwtAnswer } from "./jwt-answer";
import {
  sentAnswer,
  signInBody,
  signUpBody,
  updateEmailBody,
  updatePhoneBody,
  verifyBody,
} from "./otp-schemas";
import { type Call, defineRoute, type Route } from "./route";
import type { WireErrorName } from "./wire-errors";

const tag = "One-time passwords";
const words = { sms: "SMS", voice: "voice call", email: "e-mail" } as const;
const samples = { sms: "+14155550100", voice: "+14155550100", email: "ada@example.com" } as const;

const sendErrors = [
  "method_disabled",
  "number_refused",
  "no_connector",
  "recipient_failed",
  "setup_failed",
  "provider_failed",
  "outcome_unknown",
  "rate_limited",
] as const satisfies readonly WireErrorName[];

const send = {
  method: "POST",
  tag,
  output: sentAnswer,
  isSend: true,
} as const;

function signRoutes(channel: Channel): Route[] {
  const how = words[channel];
  const example = { loginId: samples[channel] };
  return [
    defineRoute({
      ...send,
      path: `/v1/auth/otp/signup/${channel}`,
      auth: "project",
      summary: `Sign up by ${how}`,
      description: "Sends a code to somebody who has no user yet. Verifying it makes the user.",
      body: signUpBody,
      example: { ...example, user: { name: "Ada Lovelace" } },
      errors: [...sendErrors, "user_exists"],
      run: ({ ctx, body }) => {
        const { user, email, phone } = body;
        const details = { ...user, email: user?.email ?? email, phone: user?.phone ?? phone };
        return startSignIn(ctx, channel, "sign_up", { ...body, user: details });
      },
    }),
    defineRoute({
      ...send,
      path: `/v1/auth/otp/signin/${channel}`,
      auth: "project",
      summary: `Sign in by ${how}`,
      description: "Sends a code to a user who is there.",
      body: signInBody,
      example,
      errors: [...sendErrors, "user_unknown", "user_disabled"],
      run: ({ ctx, body }) => startSignIn(ctx, channel, "sign_in", body),
    }),
    defineRoute({
      ...send,
      path: `/v1/auth/otp/signup-in/${channel}`,
      auth: "project",
      summary: `Sign up or in by ${how}`,
      description: "Sends a code whether there is a user or not. Verifying it makes one if not.",
      body: signInBody,
      example,
      errors: [...sendErrors, "user_disabled"],
      run: ({ ctx, body }) => startSignIn(ctx, channel, "sign_up_or_in", body),
    }),
    defineRoute({
      method: "POST",
      path: `/v1/auth/otp/verify/${channel}`,
      auth: "project",
      tag,
      summary: `Verify a code that came by ${how}`,
      description:
        "Takes the code with the login id it was asked for, and answers the tokens of a new session. A code works once.",
      body: verifyBody,
      example: { ...example, code: "123456" },
      output: jwtAnswer,
      errors: ["wrong_code", "too_many_tries", "code_expired", "user_disabled", "address_taken"],
      run: async ({ ctx, body, userAgent }) => {
        const signedIn = await verifyOtp(ctx, { channel, ...body, userAgent });
        return signedIn.ok ? ok(toJwtAnswer(signedIn.value, ctx.clock.now())) : signedIn;
      },
    }),
  ];
}

type Wanted = z.output<typeof signInBody> & Pick<SendOtpInput, "user">;

async function startSignIn(
  ctx: ProjectCtx,
  channel: Channel,
  purpose: "sign_up" | "sign_in" | "sign_up_or_in",
  { loginId, loginOptions: options, providerId, user }: Wanted,
) {
  const sent = await sendOtp(ctx, {
    channel,
    purpose,
    loginId,
    user,
    connectorId: providerId,
    templateId: options?.templateId,
    templateOptions: options?.templateOptions,
    locale: options?.locale,
    customClaims: options?.customClaims,
    from: "api",
  });
  return tell(channel, sent);
}

type Change = z.output<typeof updateEmailBody> | z.output<typeof updatePhoneBody>;

async function startChange({ ctx, token, body }: Call<Change, unknown>, channel: Channel) {
  const me = await readMe(ctx, { refreshJwt: token });
  if (!me.ok) return me;
  const loginId = parseLoginId(body.loginId);
  if (!loginId.ok) return fail("invalid_input", { fields: { loginId: loginId.error } });
  // The body's login id says whose address changes; only one's own may.
  if (!me.value.loginIds.includes(loginId.value.loginId)) return fail("user_unknown");
  const [field, value] =
    "email" in body ? (["email", body.email] as const) : (["phone", body.phone] as const);
  const sent = await sendOtp(ctx, {
    channel,
    purpose: "update",
    loginId: loginId.value.loginId,
    update: {
      endUserId: me.value.userId,
      field,
      value,
      addToLoginIds: body.addToLoginIDs === true,
    },
    connectorId: body.providerId,
    templateId: body.templateId,
    templateOptions: body.templateOptions,
    from: "api",
  });
  return tell(channel, sent);
}

function tell(channel: Channel, sent: Result<SentOtp, AppError>) {
  if (!sent.ok) return sent;
  const { masked, maxTries, expiresInSeconds, resendAfterSeconds } = sent.value;
  const field = channel === "email" ? "maskedEmail" : "maskedPhone";
  return ok({
    [field]: masked,
    verificationAttempts: maxTries,
    expiresInSeconds,
    resendAfterSeconds,
  });
}

const change = {
  ...send,
  auth: "refresh",
  errors: [...sendErrors, "user_unknown", "address_taken", "token_refused"],
} as const;
const changeText =
  "The code goes to the new one; it takes effect once the code is verified with the old login id.";

const changeRoutes = [
  defineRoute({
    ...change,
    path: "/v1/auth/otp/update/email",
    summary: "Change one's e-mail address",
    description: changeText,
    body: updateEmailBody,
    example: { loginId: "+14155550100", email: "ada@example.com" },
    run: (call) => startChange(call, "email"),
  }),
  ...(["sms", "voice"] as const).map((channel) =>
    defineRoute({
      ...change,
      path: `/v1/auth/otp/update/phone/${channel}`,
      summary: `Change one's phone number, by ${words[channel]}`,
      description: changeText,
      body: updatePhoneBody,
      example: { loginId: "ada@example.com", phone: "+14155550100" },
      run: (call) => startChange(call, channel),
    }),
  ),
];

/** Ways that clients' libraries know and this product does not have. */
const otherWays = [
  "/v1/auth/otp/signup",
  "/v1/auth/otp/signin",
  "/v1/auth/otp/signup-in",
  "/v1/auth/otp/verify",
  "/v1/auth/otp/update/phone",
].map((path) =>
  defineRoute({
    method: "POST",
    path: `${path}/{method}`,
    auth: "project",
    tag,
    summary: "Ways that are not offered",
    output: sentAnswer,
    isHidden: true,
    wireNames: { method_disabled: "not_offered" },
    run: async () => fail("method_disabled", { text: `Use ${channels.join(", ")}.` }),
  }),
);

export const otpRoutes: readonly Route[] = [
  ...channels.flatMap(signRoutes),
  ...changeRoutes,
  ...otherWays,
];
