import "server-only";
import { type Keyring, open, seal } from "@/lib/core/secrets";
import { StartError } from "@/lib/core/start-error";
import type { Db } from "@/lib/db/client";
import { keysInUse } from "./keys-in-use";
import { findKeyCheck, insertKeyCheck, installation } from "./store";

const checkId = "master-key";
const knownText = "patchbay";
const place = { projectId: installation, table: "key_checks", rowId: checkId, column: "sealed" };

/**
 * Makes sure at start that the master keys open everything that is stored. The first start leaves a
 * known text under the key; from then on a wrong key is told before anything is read or written.
 *
 * @throws {StartError} when a stored value needs a key that is not given
 */
export async function checkMasterKey(db: Db, keyring: Keyring): Promise<void> {
  const missing = [...(await keysInUse(db))].filter(([keyId]) => !keyring.byId.has(keyId));
  if (missing.length > 0) throw wrongKey(missing.reduce((sum, [, values]) => sum + values, 0));
  if (!(await findKeyCheck(db, checkId)))
    await insertKeyCheck(db, checkId, seal(keyring, place, knownText));
  // Read again: of two instances that start at once with different keys only one was first.
  const kept = await findKeyCheck(db, checkId);
  const opened = kept ? open(keyring, place, kept) : null;
  if (!opened?.ok || opened.value !== knownText) throw wrongKey(1);
}

const wrongKey = (values: number) =>
  new StartError(
    `the master key is wrong: ${values} stored ${values === 1 ? "secret needs" : "secrets need"} another one. Set PATCHBAY_MASTER_KEY or PATCHBAY_MASTER_KEY_FILE to the key of this database; nothing was changed.`,
  );
