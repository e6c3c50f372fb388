import "server-only";
import type { ProjectCtx } from "@/lib/auth/context";
import { type AppError, fail } from "@/lib/core/errors";
import { ok, type Result } from "@/lib/core/result";
import { readSession } from "./read-session";
import type { EndUser } from "./schema";
import { selectEndUser } from "./store";

/** The user whom a refresh token belongs to. Errors: unauthenticated, session_ended. */
export async function readMe(
  ctx: ProjectCtx,
  { refreshJwt }: { refreshJwt: string },
): Promise<Result<EndUser, AppError>> {
  const session = await readSession(ctx, { refreshJwt });
  if (!session.ok) return session;
  const user = await selectEndUser(ctx.db, ctx.project.id, session.value.userId);
  return user ? ok(user) : fail("session_ended");
}
