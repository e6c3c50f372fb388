import "server-only";
import { randomBytes } from "node:crypto";
import type { Env } from "@/lib/core/env";
import type { Db } from "@/lib/db/client";
import { transact } from "@/lib/db/transact";
import { hashSetupToken } from "./setup-token";
import { hasUsers, lockSetup, updateSetup } from "./store";

/**
 * Opens the first setup at the start of the server, as long as there is no owner: answers the link
 * that makes one, to be printed; null once Patchbay is set up. Only a hash of its token is stored,
 * so a random token (no `PATCHBAY_SETUP_TOKEN`) is a new one at each start and the older link is dead.
 */
export async function startSetup(
  db: Db,
  { publicUrl, setupToken }: Pick<Env, "publicUrl" | "setupToken">,
): Promise<string | null> {
  const token = setupToken ?? randomBytes(24).toString("base64url");
  const isOpen = await transact(db, async (tx) => {
    const setup = await lockSetup(tx);
    if (setup.isComplete || (await hasUsers(tx))) return false;
    await updateSetup(tx, { tokenHash: hashSetupToken(token) });
    return true;
  });
  return isOpen ? `${publicUrl}/setup?token=${encodeURIComponent(token)}` : null;
}
