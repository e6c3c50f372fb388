import "server-only";
import { clientBucket } from "@/lib/auth/client-bucket";
import type { Ctx } from "@/lib/auth/context";
import { giveBackToLimit, takeFromLimit } from "@/lib/auth/rate-limit";
import { type AppError, fail } from "@/lib/core/errors";
import { ok, type Result } from "@/lib/core/result";
import { hashSetupToken } from "./setup-token";
import { selectSetup } from "./store";

const limit = { max: 100, windowSeconds: 15 * 60 };

/**
 * Whether a setup token is the open one. Changes nothing, so that a page may ask. Errors:
 * already_set_up, not_found (wrong token), rate_limited.
 */
export async function checkSetupToken(ctx: Ctx, token: string): Promise<Result<null, AppError>> {
  const key = `setup:client:${clientBucket(ctx.ip)}`;
  const taken = await takeFromLimit(ctx.db, key, limit);
  if (!taken.allowed) return fail("rate_limited", { retryAfterSeconds: taken.retryAfterSeconds });
  const setup = await selectSetup(ctx.db);
  if (setup?.isComplete) return fail("already_set_up");
  // Hashes of a guess and of a random token: how long comparing them takes tells nothing of use.
  if (setup?.tokenHash !== hashSetupToken(token))
    return fail("not_found", { text: "This setup link is not valid." });
  await giveBackToLimit(ctx.db, key);
  return ok(null);
}
