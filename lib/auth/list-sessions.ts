import "server-only";
import { type AppError, fail } from "@/lib/core/errors";
import { ok, type Result } from "@/lib/core/result";
import type { Ctx } from "./context";
import { describeBrowser } from "./describe-browser";
import { absoluteSeconds } from "./session-cookie";
import { findSessionsOf } from "./store";

/** One place where the person is signed in. No token, no id that could be used as one. */
export type SessionView = {
  id: string;
  isThisOne: boolean;
  /** "Firefox on Linux", as far as it can be told. */
  browser: string;
  ip: string | null;
  /** ISO 8601. */
  startedAt: string;
  usedAt: string;
};

/** The living sessions of the signed-in person, this one first, then by last use. */
export async function listSessions(ctx: Ctx): Promise<Result<SessionView[], AppError>> {
  const { actor } = ctx;
  if (actor.kind !== "user") return fail("unauthenticated");
  const now = ctx.clock.now();
  const oldest = new Date(now.getTime() - absoluteSeconds * 1000);
  const rows = await findSessionsOf(ctx.db, actor.userId, { now, oldest });
  return ok(
    rows
      .map((row) => ({
        id: row.id,
        isThisOne: row.id === actor.sessionId,
        browser: describeBrowser(row.userAgent),
        ip: row.ip,
        startedAt: row.startedAt.toISOString(),
        usedAt: row.usedAt.toISOString(),
      }))
      .sort((a, b) => Number(b.isThisOne) - Number(a.isThisOne)),
  );
}
