import "server-only";
import type { Queryable } from "@/lib/db/client";
import type { Ctx } from "./context";
import { signInLibrary } from "./sign-in-library";

/** Makes a person who signs in by e-mail and password, and answers the user id. */
export async function createAccount(
  ctx: Ctx,
  tx: Queryable,
  person: { name: string; email: string; passwordHash: string },
): Promise<string> {
  const library = await signInLibrary(ctx.db, ctx.keyring, tx);
  const { internalAdapter } = await library.$context;
  const { id } = await internalAdapter.createUser(
    { name: person.name, email: person.email, emailVerified: false },
    { method: "email-password" },
  );
  await internalAdapter.createAccount({
    userId: id,
    accountId: id,
    providerId: "credential",
    password: person.passwordHash,
  });
  return id;
}
