import "server-only";
import type { Ctx } from "./context";
import { signInLibrary } from "./sign-in-library";

/** The scrypt hash to store of a password. Nothing of the password is cut off. */
export async function hashPassword(ctx: Ctx, password: string): Promise<string> {
  const library = await signInLibrary(ctx.db, ctx.keyring());
  return (await library.$context).password.hash(password.normalize("NFC"));
}
