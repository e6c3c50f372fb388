import "server-only";
import type { Ctx } from "./context";
import { inTurn } from "./in-turn";
import { signInLibrary } from "./sign-in-library";

/** The scrypt hash to store of a password. Nothing of the password is cut off. */
export async function hashPassword(ctx: Ctx, password: string): Promise<string> {
  const library = await signInLibrary(ctx.db, ctx.keyring);
  const { hash } = (await library.$context).password;
  return inTurn(() => hash(password.normalize("NFC")));
}
