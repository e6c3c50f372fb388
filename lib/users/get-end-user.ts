import "server-only";
import type { ProjectCtx } from "@/lib/auth/context";
import { describeBrowser } from "@/lib/auth/describe-browser";
import { requirePermission } from "@/lib/auth/require-permission";
import { type AppError, fail } from "@/lib/core/errors";
import { parseInput } from "@/lib/core/parse-input";
import { ok, type Result } from "@/lib/core/result";
import { reveal } from "./reveal";
import {
  type EndUserDetails,
  type EndUserSessionView,
  type WhichEndUser,
  whichEndUser,
} from "./schema";
import { selectSessions } from "./session-store";
import { selectEndUser, selectUserIdByLogin } from "./store";

const shownSessions = 50;

/** One user with its latest sign-ins. Errors: not_found, for users of other projects too. */
export async function getEndUser(
  ctx: ProjectCtx,
  input: WhichEndUser,
): Promise<Result<EndUserDetails, AppError>> {
  const allowed = await requirePermission(ctx, "users.list");
  if (!allowed.ok) return allowed;
  const parsed = parseInput(whichEndUser, input);
  if (!parsed.ok) return parsed;
  const projectId = ctx.project.id;
  const userId =
    "userId" in parsed.value
      ? parsed.value.userId
      : await selectUserIdByLogin(ctx.db, projectId, parsed.value.loginId);
  const user = userId === null ? null : await selectEndUser(ctx.db, projectId, userId);
  if (!user) return fail("not_found");
  const rows = await selectSessions(ctx.db, projectId, user.userId, shownSessions);
  const now = ctx.clock.now();
  const sessions = rows.map(
    (row): EndUserSessionView => ({
      sessionId: row.id,
      at: row.createdAt.toISOString(),
      amr: row.amr,
      ip: row.ip,
      userAgent: row.userAgent,
      browser: describeBrowser(row.userAgent),
      state: row.revokedAt ? "ended" : row.expiresAt <= now ? "expired" : "live",
      usedAt: row.rotatedAt.toISOString(),
      endsAt: (row.revokedAt ?? row.expiresAt).toISOString(),
    }),
  );
  return ok({ user: reveal(ctx, user), sessions });
}
