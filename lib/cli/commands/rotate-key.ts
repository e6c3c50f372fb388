import { drizzle } from "drizzle-orm/node-postgres";
import { env } from "@/lib/core/env";
import { getKeyring } from "@/lib/core/keyring";
import { StartError } from "@/lib/core/start-error";
import { type Db, openPool } from "@/lib/db/client";
import { checkMasterKey } from "@/lib/keys/check-master-key";
import { rotateKeyFile } from "@/lib/keys/rotate-key-file";
import { type Rotation, rotateKeys } from "@/lib/keys/rotate-keys";
import type { Command } from "../command";

/** Any number, but the same everywhere: who holds it rotates alone. */
const rotationLock = 7_274_225_612;

export const rotateKey: Command = {
  summary: "put all stored secrets under a new master key, while the server runs",
  async run() {
    const { databaseUrl, masterKey, masterKeyFile } = env();
    if (!databaseUrl) throw new StartError("DATABASE_URL is not set.");
    const pool = openPool(databaseUrl);
    const lock = await pool.connect();
    try {
      const { rows } = await lock.query<{ isMine: boolean }>(
        `select pg_try_advisory_lock($1) as "isMine"`,
        [rotationLock],
      );
      if (!rows[0]?.isMine) throw new StartError("another rotation is running.");
      const db = drizzle(pool);
      await checkMasterKey(db, getKeyring());
      return masterKey ? await rotateGivenKeys(db) : await rotateFile(db, masterKeyFile);
    } finally {
      lock.release(true);
      await pool.end();
    }
  },
};

async function rotateFile(db: Db, file: string | undefined): Promise<number> {
  if (!file) throw new StartError("set PATCHBAY_MASTER_KEY or PATCHBAY_MASTER_KEY_FILE.");
  const done = await rotateKeyFile(db, file, showProgress);
  if (done.isResumed) console.log("Finished a rotation that was interrupted.");
  console.log(`${done.rewrapped} secrets are under the new key.`);
  console.log(
    done.isOldKeyGone
      ? `The old key is gone from ${file}. Backups made before now still need it.`
      : `The old key stays in ${file}: something still needs it.`,
  );
  return reportUnreadable(done);
}

async function rotateGivenKeys(db: Db): Promise<number> {
  const keyring = getKeyring();
  if (keyring.byId.size === 1) {
    console.log(
      "Make a new key (openssl rand -base64 32), set PATCHBAY_MASTER_KEY to <new>,<old> for every instance, restart them, and run this again.",
    );
    return 1;
  }
  const done = await rotateKeys(db, keyring, showProgress);
  console.log(`${done.rewrapped} secrets were put under the first key.`);
  if (done.unreadable.length === 0)
    console.log("Set PATCHBAY_MASTER_KEY to the first key alone. Older backups need the old one.");
  return reportUnreadable(done);
}

const showProgress = (rewrapped: number) => {
  if (rewrapped % 1_000 === 0) console.log(`${rewrapped} secrets so far …`);
};

function reportUnreadable({ unreadable }: Rotation): number {
  for (const { table, id, reason } of unreadable)
    console.error(`Cannot be opened: ${table} ${id} (${reason}). Enter this secret again.`);
  return unreadable.length === 0 ? 0 : 1;
}
