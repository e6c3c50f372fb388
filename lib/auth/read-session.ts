import "server-only";
import { env } from "@/lib/core/env";
import type { Actor, Ctx } from "./context";
import { absoluteSeconds, sessionCookie } from "./session-cookie";
import { signInLibrary } from "./sign-in-library";
import { deleteSession } from "./store";

export type SignedIn = Omit<Extract<Actor, { kind: "user" }>, "kind">;

/**
 * Whose session a cookie's value names, or null. Asks the database each time, so a session that was
 * ended is over at once; a look at it makes an idle session young again.
 */
export async function readSession(
  world: Pick<Ctx, "db" | "keyring" | "clock">,
  cookieValue: string | undefined,
): Promise<SignedIn | null> {
  if (!cookieValue) return null;
  const { name } = sessionCookie(env().publicUrl);
  const library = await signInLibrary(world.db, world.keyring);
  const found = await library.api.getSession({
    headers: new Headers({ cookie: `${name}=${encodeURIComponent(cookieValue)}` }),
  });
  if (!found) return null;
  const { session, user } = found;
  if (session.createdAt.getTime() + absoluteSeconds * 1000 <= world.clock.now().getTime()) {
    await deleteSession(world.db, session.id);
    return null;
  }
  return {
    userId: user.id,
    name: user.name,
    email: user.email,
    sessionId: session.id,
    confirmedAt: session.confirmedAt ?? session.createdAt,
  };
}
