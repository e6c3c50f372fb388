import "server-only";
import { makeSignature } from "better-auth/crypto";
import { env } from "@/lib/core/env";
import type { Queryable } from "@/lib/db/client";
import { serverSecret } from "@/lib/keys/server-secret";
import type { Ctx } from "./context";
import { type SessionCookie, sessionCookie } from "./session-cookie";
import { signInLibrary } from "./sign-in-library";

/** What a browser has to be told after sign-in. `value` is a secret: it goes into the cookie only. */
export type IssuedSession = SessionCookie & { value: string };

/** Makes a new session, with a new token, for someone who has just proved who they are. */
export async function startSession(
  ctx: Ctx,
  tx: Queryable,
  userId: string,
  userAgent: string | null,
): Promise<IssuedSession> {
  const library = await signInLibrary(ctx.db, ctx.keyring, tx);
  const { internalAdapter } = await library.$context;
  const session = await internalAdapter.createSession(userId, false, {
    ipAddress: ctx.ip,
    userAgent: userAgent?.slice(0, 500) ?? null,
  });
  const secret = await serverSecret(ctx.db, ctx.keyring, "session-cookies");
  const signature = await makeSignature(session.token, secret);
  return { ...sessionCookie(env().publicUrl), value: `${session.token}.${signature}` };
}
