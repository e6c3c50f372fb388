import "server-only";
import type { Ctx } from "./context";
import { inTurn } from "./in-turn";
import { signInLibrary } from "./sign-in-library";
import { findPasswordHash } from "./store";

/** A hash that no password has, in the library's form: checked where there is no account, so that the time tells nothing. */
const nobodysHash = `${"0".repeat(32)}:${"0".repeat(128)}`;

/** Whether `password` is that of the account. Takes the same work whether or not the account exists. */
export async function passwordMatches(
  ctx: Ctx,
  who: { email: string } | { userId: string },
  password: string,
): Promise<{ userId: string | null; isRight: boolean }> {
  const found = await findPasswordHash(ctx.db, who);
  const library = await signInLibrary(ctx.db, ctx.keyring);
  const { verify } = (await library.$context).password;
  const hash = found?.hash ?? nobodysHash;
  const isRight = await inTurn(() => verify({ hash, password: password.normalize("NFC") }));
  return { userId: found?.userId ?? null, isRight: isRight && found !== null };
}
