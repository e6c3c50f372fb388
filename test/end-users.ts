import { endUserLogins, endUserSessions, endUsers } from "@/drizzle/schema/users";
import type { ProjectCtx } from "@/lib/auth/context";
import { newId } from "@/lib/core/ids";
import { issueTokens } from "@/lib/users/issue-tokens";
import type { JsonObject, Tokens } from "@/lib/users/schema";
import type { TestProject } from "./context";

/** The context of a project's own application. */
export const clientCtx = (of: TestProject, changes?: Partial<ProjectCtx>): ProjectCtx =>
  of.ctxFor("anonymous", { actor: { kind: "client" }, ...changes });

/** An end user with a login id of its own, put into the table. */
export async function insertEndUser(
  ctx: ProjectCtx,
  { loginIds, ...columns }: Partial<typeof endUsers.$inferInsert> & { loginIds?: string[] } = {},
): Promise<string> {
  const id = newId("endUser");
  await ctx.db.insert(endUsers).values({ id, projectId: ctx.project.id, ...columns });
  const logins = loginIds ?? [`${id}@example.com`];
  if (logins.length > 0)
    await ctx.db
      .insert(endUserLogins)
      .values(logins.map((loginId) => ({ projectId: ctx.project.id, loginId, endUserId: id })));
  return id;
}

const dayMs = 86_400_000;

/** Signs an end user in as verifying a code does. */
export async function signInEndUser(
  ctx: ProjectCtx,
  given: { userId?: string; claims?: JsonObject; days?: number } = {},
): Promise<{ userId: string; sessionId: string; tokens: Tokens }> {
  const userId = given.userId ?? (await insertEndUser(ctx));
  const now = ctx.clock.now();
  const session = {
    id: newId("endUserSession"),
    expiresAt: new Date(now.getTime() + (given.days ?? 28) * dayMs),
    claims: given.claims ?? {},
    amr: ["sms"],
    rotation: 0,
  };
  await ctx.db.insert(endUserSessions).values({
    ...session,
    projectId: ctx.project.id,
    endUserId: userId,
    createdAt: now,
    rotatedAt: now,
    ip: "192.0.2.7",
    userAgent: "Test browser",
  });
  const tokens = await issueTokens(ctx, { session, userId, now });
  return { userId, sessionId: session.id, tokens };
}

/** A clock that tests set. */
export function settableClock(start = new Date()) {
  let at = start.getTime();
  return {
    now: () => new Date(at),
    passSeconds: (seconds: number) => {
      at += seconds * 1000;
    },
  };
}
