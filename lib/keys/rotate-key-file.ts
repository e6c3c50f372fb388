import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import { newMasterKeyText, parseKeyring } from "@/lib/core/secrets";
import { StartError } from "@/lib/core/start-error";
import type { Db } from "@/lib/db/client";
import { readKeyFile, writeKeyFile } from "./key-file";
import { keysInUse } from "./keys-in-use";
import { type Rotation, rotateKeys } from "./rotate-keys";
import { hasOlderTransactions } from "./store";

export type FileRotation = Rotation & { isResumed: boolean; isOldKeyGone: boolean };

/**
 * Rotates the master key in a file, while the server runs: a new key becomes the first line,
 * everything is put under it, and the old lines go when nothing needs them. A file with several
 * keys is a rotation that was interrupted: it is finished with the keys that are there.
 *
 * @throws {StartError} when the file holds no usable keys
 */
export async function rotateKeyFile(
  db: Db,
  file: string,
  onBatch?: (rewrapped: number) => void,
): Promise<FileRotation> {
  const before = readKeyFile(file);
  const isResumed = before.length > 1;
  if (!isResumed) {
    ringOf(before);
    writeKeyFile(file, [newMasterKeyText(), ...before]);
  }
  const keys = readKeyFile(file);
  const switchedAt = new Date();
  const first = await rotateKeys(db, ringOf(keys), onBatch);
  // What began before the servers saw the new key may still write under the old one.
  const isSettled = await waitForOlderTransactions(db, switchedAt);
  const late = await rotateKeys(db, ringOf(keys), onBatch);
  const rewrapped = first.rewrapped + late.rewrapped;
  const isOldKeyGone = isSettled && (await dropOldKeys(db, file, keys));
  return { rewrapped, unreadable: late.unreadable, isResumed, isOldKeyGone };
}

/** False when one of them is still open after a minute; no request of ours takes that long. */
async function waitForOlderTransactions(db: Db, moment: Date): Promise<boolean> {
  for (let tries = 0; tries < 300; tries++) {
    if (!(await hasOlderTransactions(db, moment))) return true;
    await pause(200);
  }
  return false;
}

/** Keeps the newest key alone, unless a value needs another one. */
async function dropOldKeys(db: Db, file: string, keys: string[]): Promise<boolean> {
  const needed = async () => (await keysInUse(db)).size > 1;
  if (await needed()) return false;
  writeKeyFile(file, keys.slice(0, 1));
  if (!(await needed())) return true;
  writeKeyFile(file, keys);
  return false;
}

function ringOf(keys: string[]) {
  const parsed = parseKeyring(keys.join("\n"));
  if (!parsed.ok) throw new StartError(parsed.error);
  return parsed.value;
}
