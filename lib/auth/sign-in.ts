import "server-only";
import { createHash } from "node:crypto";
import { recordAudit } from "@/lib/audit/record-audit";
import { type AppError, fail } from "@/lib/core/errors";
import { parseInput } from "@/lib/core/parse-input";
import { ok, type Result } from "@/lib/core/result";
import { transact } from "@/lib/db/transact";
import { clientBucket } from "./client-bucket";
import type { Ctx } from "./context";
import { passwordMatches } from "./password-matches";
import { giveBackToLimit, type LimitAnswer, takeFromLimit } from "./rate-limit";
import { type SignInInput, signInSchema } from "./schema";
import { type IssuedSession, startSession } from "./start-session";
import { deleteSession } from "./store";

/** Wrong passwords that one account and one client may try. A right one gives its try back. */
const limits = {
  account: { max: 10, windowSeconds: 15 * 60 },
  client: { max: 50, windowSeconds: 15 * 60 },
};

/**
 * Signs a person in by e-mail and password, and ends the session this browser had before. Unknown
 * e-mail and wrong password are the same answer after the same work. Every entry that checks a
 * password by e-mail has to come through here: this is where tries are counted.
 */
export async function signIn(
  ctx: Ctx,
  input: SignInInput,
  userAgent: string | null,
): Promise<Result<{ session: IssuedSession; userId: string }, AppError>> {
  const parsed = parseInput(signInSchema, input);
  if (!parsed.ok) return parsed;
  const { email, password } = parsed.value;
  const clientKey = `sign-in:client:${clientBucket(ctx.ip)}`;
  // Hashed, so that what people mistype into the e-mail field is not kept.
  const accountKey = `sign-in:account:${createHash("sha256").update(email).digest("hex")}`;
  const byClient = await takeFromLimit(ctx.db, clientKey, limits.client);
  if (!byClient.allowed) return refuseTooMany(ctx, "client", byClient);
  const byAccount = await takeFromLimit(ctx.db, accountKey, limits.account);
  if (!byAccount.allowed) return refuseTooMany(ctx, "account", byAccount);

  const { userId, isRight } = await passwordMatches(ctx, { email }, password);
  if (!userId || !isRight) {
    await recordAudit(ctx.db, ctx, {
      operation: "auth.signIn",
      result: "refused",
      targetId: userId ?? undefined,
      detail: { reason: "wrong_credentials" },
    });
    return fail("wrong_credentials");
  }
  const session = await transact(ctx.db, async (tx) => {
    if (ctx.actor.kind === "user") await deleteSession(tx, ctx.actor.sessionId);
    await recordAudit(tx, ctx, { operation: "auth.signIn", result: "done", targetId: userId });
    return startSession(ctx, tx, userId, userAgent);
  });
  await giveBackToLimit(ctx.db, clientKey);
  await giveBackToLimit(ctx.db, accountKey);
  return ok({ session, userId });
}

async function refuseTooMany(
  ctx: Ctx,
  counted: "client" | "account",
  answer: Extract<LimitAnswer, { allowed: false }>,
) {
  // One row a window: the refusals themselves must not fill the log.
  if (answer.isFirst) {
    await recordAudit(ctx.db, ctx, {
      operation: "auth.signIn",
      result: "refused",
      detail: { reason: "too_many_tries", counted },
    });
  }
  const minutes = Math.ceil(answer.retryAfterSeconds / 60);
  return fail("rate_limited", {
    text: `Too many tries. Try again in ${minutes} ${minutes === 1 ? "minute" : "minutes"}.`,
    retryAfterSeconds: answer.retryAfterSeconds,
  });
}
