import "server-only";
import type { ProjectCtx } from "@/lib/auth/context";
import { takeFromLimit } from "@/lib/auth/rate-limit";
import { type AppError, fail } from "@/lib/core/errors";
import { ok, type Result } from "@/lib/core/result";

const limit = { max: 30, windowSeconds: 60 };

/**
 * At most 30 calls to a provider a minute for each connector, or for each person as long as the
 * connector is not saved: trying credentials must not become a way to guess them.
 */
export async function limitUse(
  ctx: ProjectCtx,
  purpose: "connector-test" | "connector-options",
  connectorId: string | undefined,
): Promise<Result<null, AppError>> {
  const actor = ctx.actor.kind === "user" ? ctx.actor.userId : ctx.actor.kind;
  const counted = connectorId ?? `${ctx.project.id}:${actor}`;
  const answer = await takeFromLimit(ctx.db, `${purpose}:${counted}`, limit);
  if (answer.allowed) return ok(null);
  return fail("rate_limited", { retryAfterSeconds: answer.retryAfterSeconds });
}
