import "server-only";
import { setTimeout as pause } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { type KeySource, nameOf, readKeyring } from "@/lib/core/keyring";
import type { Keyring } from "@/lib/core/secrets";
import { StartError } from "@/lib/core/start-error";
import type { Db } from "@/lib/db/client";
import { sqlState } from "@/lib/db/transact";
import { checkMasterKey } from "./check-master-key";
import { countValuesByKey } from "./count-values-by-key";
import { addMasterKey, keepNewestKey } from "./key-file";
import { recordRotation, retireKeys } from "./retire-keys";
import { type Rewrapped, rewrapColumn } from "./rewrap-values";
import { listSealedColumns, type SealedColumn } from "./sealed-columns";

/** Any number, but the same everywhere: one rotation at a time. */
const rotationLock = 7_274_225_613;
const lockNotAvailable = "55P03";

/** Rounds after which a server that goes on sealing with an old key has to be looked for. */
const maxRounds = 4;

type Options = {
  /** How long a server may take from sealing a value to storing it. */
  graceSeconds: number;
  /** Gets a line of progress for a person; never key material. */
  say: (line: string) => void;
};

/**
 * Brings every stored secret under the newest master key while servers go on serving, and takes the
 * older keys out of use. For a key file it makes the new key itself, and takes the old ones out of
 * the file at the end. Started again after it was ended at any point, it goes on from there.
 *
 * @param db one connection of its own (the lock belongs to the connection)
 * @throws {StartError} one line that says why the old keys are still needed and what to do
 */
export async function rotateKeys(db: Db, source: KeySource, options: Options): Promise<void> {
  await lockRotation(db);
  await checkMasterKey(db, readKeyring(source), nameOf(source));
  const keyring = provideNewKey(source, options.say);
  const columns = await listSealedColumns(db);
  const count = await rewrapUntilNothingIsLeft(db, keyring, columns, options);
  if (!(await retireKeys(db, keyring, columns, count))) {
    throw new StartError(
      "the tables are too busy to finish: run this again when there is less to do.",
    );
  }
  options.say(`Every stored value is under key ${keyring.current.id}.`);
  if (source.kind === "file") {
    keepNewestKey(source.file);
    options.say(
      `${source.file} holds only this key now. Backups made before now still need the old one.`,
    );
    return;
  }
  options.say(
    "Only the first key of PATCHBAY_MASTER_KEY is needed now: remove the others from it.",
  );
}

/** The connection of a rotation that was killed may live on for the time of one query. */
async function lockRotation(db: Db): Promise<void> {
  try {
    await db.execute(sql`set lock_timeout = '10s'`);
    await db.execute(sql`select pg_advisory_lock(${rotationLock})`);
  } catch (error) {
    if (sqlState(error) !== lockNotAvailable) throw error;
    throw new StartError("another rotation is running on this database.");
  }
  await db.execute(sql`reset lock_timeout`);
}

/** The keys to work with: two at least. An unfinished rotation has made its new key already. */
function provideNewKey(source: KeySource, say: Options["say"]): Keyring {
  const found = readKeyring(source);
  if (found.byId.size > 1) {
    say(`Bringing everything under the first key of ${nameOf(source)}, ${found.current.id}.`);
    return found;
  }
  if (source.kind === "variable") {
    throw new StartError(
      "PATCHBAY_MASTER_KEY holds one key: make another (openssl rand -base64 32), set PATCHBAY_MASTER_KEY=<new>,<present> for every server and for this command, restart the servers, and run this again.",
    );
  }
  addMasterKey(source.file);
  const keyring = readKeyring(source);
  say(`Made key ${keyring.current.id}, now the first in ${source.file}.`);
  return keyring;
}

/**
 * A server may have asked for its keys just before the file changed and store the value later, so
 * it is done only when a round after the time of grace finds nothing.
 */
async function rewrapUntilNothingIsLeft(
  db: Db,
  keyring: Keyring,
  columns: readonly SealedColumn[],
  { graceSeconds, say }: Options,
): Promise<number> {
  let total = 0;
  for (let round = 1; round <= maxRounds; round++) {
    const left = await countLeft(db, keyring);
    const onProgress = progress(left, say);
    const { count, unreadable } = await rewrapAll(db, keyring, columns, round, onProgress);
    total += count;
    if (unreadable.length > 0) await refuseUnreadable(db, keyring, unreadable);
    if (round > 1 && count === 0 && (await countLeft(db, keyring)) === 0) return total;
    if (round === 1) say(`Waiting ${graceSeconds} s for values that are on their way.`);
    await pause(graceSeconds * 1000);
  }
  throw new StartError(
    "some server goes on sealing with an old key: give every server the new key first, restart it, and run this again. The old key is still needed.",
  );
}

async function rewrapAll(
  db: Db,
  keyring: Keyring,
  columns: readonly SealedColumn[],
  round: number,
  onProgress: (count: number) => void,
): Promise<Rewrapped> {
  const all: Rewrapped = { count: 0, unreadable: [] };
  for (const column of columns) {
    const busy = round === 1 ? "skip" : "wait";
    const done = await rewrapColumn(db, keyring, column, { busy, onProgress });
    all.count += done.count;
    all.unreadable.push(...done.unreadable);
  }
  return all;
}

async function countLeft(db: Db, keyring: Keyring): Promise<number> {
  const counts = await countValuesByKey(db);
  return [...counts].reduce((sum, [id, n]) => (id === keyring.current.id ? sum : sum + n), 0);
}

function progress(total: number, say: Options["say"]) {
  let done = 0;
  return (count: number) => {
    done += count;
    say(`Re-wrapped ${done} of ${Math.max(done, total)}.`);
  };
}

async function refuseUnreadable(db: Db, keyring: Keyring, unreadable: string[]): Promise<never> {
  await recordRotation(db, "failed", { key: keyring.current.id, unreadable });
  const some = unreadable.slice(0, 5).join(", ") + (unreadable.length > 5 ? ", …" : "");
  throw new StartError(
    `${unreadable.length} stored values do not open and keep their old key needed (${some}): they were changed or copied from another row. Enter them again or delete them, and run this again.`,
  );
}
