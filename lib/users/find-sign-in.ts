import "server-only";
import type { ProjectCtx } from "@/lib/auth/context";
import type { EndUser } from "./schema";
import { selectLiveSession } from "./session-store";
import { selectEndUser } from "./store";

/**
 * Whose live session has this id; null for none. For flows, which name the session before it is
 * begun and have checked who asks.
 */
export async function findSignIn(
  ctx: Pick<ProjectCtx, "db" | "project" | "clock">,
  sessionId: string,
): Promise<EndUser | null> {
  const session = await selectLiveSession(ctx.db, ctx.project.id, sessionId, ctx.clock.now());
  return session ? selectEndUser(ctx.db, ctx.project.id, session.endUserId) : null;
}
