import "server-only";
import type { ProjectCtx } from "@/lib/auth/context";
import { requireClient } from "@/lib/auth/require-permission";
import type { Channel } from "@/lib/core/channel";
import { type AppError, fail } from "@/lib/core/errors";
import { newId, newTimedId } from "@/lib/core/ids";
import { parseLoginId } from "@/lib/core/login-id";
import { ok, type Result } from "@/lib/core/result";
import { isUniqueViolation } from "@/lib/db/transact";
import { serverSecret } from "@/lib/keys/server-secret";
import { hashTestCode } from "@/lib/users/hash-test-code";
import { issueTokens, type TokenSession } from "@/lib/users/issue-tokens";
import { customClaimsSchema, type SignedIn } from "@/lib/users/schema";
import { toEndUser } from "@/lib/users/to-end-user";
import { canonicalCode, hashCode, isSameHash } from "./hash-code";
import { countTry, type TryRow } from "./hot-path-store";
import { gapKey } from "./plan-limits";
import { triesOfSubject } from "./policy";
import { completeSignInRow } from "./sign-in-store";

const standardRefreshDays = 28;

export type VerifyOtpInput = {
  channel: Channel;
  loginId: string;
  /** As it was typed. */
  code: string;
  userAgent?: string | null;
  /** The id that the session gets, for callers who have to find it again. */
  sessionId?: string;
};

/** Who has proved to be who they are, before any token is made. */
export type Verified = Pick<SignedIn, "user" | "sessionId" | "isNew"> & { session: TokenSession };

/**
 * Compares a code with the live one of a login id in a channel and signs its owner in. The try is
 * counted before it is compared, on the code and on the person over all codes; a right code is used
 * up once.
 *
 * Fails with wrong_code (also for a code that was used or never sent: nothing tells them apart),
 * code_expired, too_many_tries (with the pause in `retryAfterSeconds` where there is one),
 * user_disabled, address_taken.
 */
export async function verifyOtp(
  ctx: ProjectCtx,
  input: VerifyOtpInput,
): Promise<Result<SignedIn, AppError>> {
  const verified = await verifyCode(ctx, input);
  if (!verified.ok) return verified;
  const { session, ...who } = verified.value;
  const now = ctx.clock.now();
  const tokens = await issueTokens(ctx, { session, userId: who.user.userId, now });
  return ok({ ...who, tokens });
}

/** The same without tokens, for flows: they make them when the run has ended well. */
export async function verifyCode(
  ctx: ProjectCtx,
  input: VerifyOtpInput,
): Promise<Result<Verified, AppError>> {
  const allowed = requireClient(ctx);
  if (!allowed.ok) return allowed;
  const login = parseLoginId(input.loginId);
  if (!login.ok) return fail("invalid_input", { fields: { loginId: login.error } });
  const { loginId } = login.value;
  const { channel } = input;
  const row = await countTry(
    ctx.db,
    { projectId: ctx.project.id, loginId, channel },
    triesOfSubject,
  );
  if (!row.challengeId || !row.counted) return refuseUncounted(row);
  if (!(await isRight(ctx, row.challengeId, row, input.code))) return fail("wrong_code");
  if (row.user?.status === "disabled") return fail("user_disabled");
  return signIn(ctx, input, loginId, row.challengeId, { ...row, counted: row.counted });
}

function refuseUncounted(row: TryRow): Result<never, AppError> {
  if (row.challengeId === null || row.isUsed) return fail("wrong_code");
  if (row.pauseSeconds !== null)
    return fail("too_many_tries", {
      text: "Too many wrong codes. Wait a while before you try again.",
      retryAfterSeconds: row.pauseSeconds,
    });
  return fail(row.isExpired ? "code_expired" : "too_many_tries");
}

async function isRight(
  ctx: ProjectCtx,
  challengeId: string,
  { counted, user }: TryRow,
  typed: string,
): Promise<boolean> {
  if (!counted) return false;
  const code = canonicalCode(typed);
  const secret = await serverSecret(ctx.db, ctx.keyring, "otp-codes");
  const { destination, purpose, codeHash } = counted;
  const binding = { projectId: ctx.project.id, challengeId, destination, purpose };
  if (isSameHash(hashCode(secret, binding, code), codeHash)) return true;
  if (!user?.mayUseTestCode || !user.testCodeHash) return false;
  return isSameHash(await hashTestCode(ctx, user.id, code), user.testCodeHash);
}

type Counted = TryRow & { counted: NonNullable<TryRow["counted"]> };

async function signIn(
  ctx: ProjectCtx,
  { channel, userAgent = null, sessionId: wantedId }: VerifyOtpInput,
  loginId: string,
  challengeId: string,
  { counted, user, refreshDays }: Counted,
): Promise<Result<Verified, AppError>> {
  const sessionId = wantedId ?? newTimedId("endUserSession", ctx.clock.now());
  // Checked when the code was asked for; what a row says is parsed all the same.
  const claims = customClaimsSchema.catch({}).parse(counted.intent.claims ?? {});
  try {
    const row = await completeSignInRow(ctx.db, {
      projectId: ctx.project.id,
      subject: counted.subject,
      challengeId,
      gapKey: gapKey(counted.destination),
      channel,
      knownUserId: user?.id ?? null,
      newUserId: newId("endUser"),
      loginId,
      destination: counted.destination,
      user: counted.intent.user ?? {},
      update: counted.intent.update ?? null,
      session: {
        id: sessionId,
        claims,
        refreshDays: refreshDays ?? standardRefreshDays,
        ip: ctx.ip,
        userAgent: userAgent?.slice(0, 400) ?? null,
      },
    });
    // Somebody with the same code was faster, or it expired this moment.
    if (!row) return fail("wrong_code");
    const session = {
      id: sessionId,
      rotation: 0,
      expiresAt: row.sessionExpiresAt,
      claims,
      amr: [channel],
    };
    return ok({ user: toEndUser(row, row.loginIds), sessionId, isNew: row.isNew, session });
  } catch (error) {
    if (isUniqueViolation(error, "end_user_logins_project_id_login_id_pk"))
      return fail("address_taken");
    throw error;
  }
}
