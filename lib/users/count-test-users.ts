import "server-only";
import type { ProjectCtx } from "@/lib/auth/context";
import { requirePermission } from "@/lib/auth/require-permission";
import type { AppError } from "@/lib/core/errors";
import { ok, type Result } from "@/lib/core/result";
import { selectLiveTestUsers } from "./store";

/** How many test users can sign in by a fixed code now. `until`: when the last of them ends, ISO 8601. */
export async function countTestUsers(
  ctx: ProjectCtx,
): Promise<Result<{ count: number; until: string | null }, AppError>> {
  const allowed = await requirePermission(ctx, "users.list");
  if (!allowed.ok) return allowed;
  const { count, until } = await selectLiveTestUsers(ctx.db, ctx.project.id, ctx.clock.now());
  return ok({ count, until: until?.toISOString() ?? null });
}
