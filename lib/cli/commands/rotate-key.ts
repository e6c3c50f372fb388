import { drizzle } from "drizzle-orm/node-postgres";
import { keySource } from "@/lib/core/keyring";
import { StartError } from "@/lib/core/start-error";
import { readMigrationState } from "@/lib/db/migrate";
import { isDatabaseDown } from "@/lib/db/transact";
import { rotateKeys } from "@/lib/keys/rotate-keys";
import type { Command } from "../command";
import { openClient } from "../open-client";

/** Longer than a request may take from its first query to its last. */
const defaultGraceSeconds = 5;

export const rotateKey: Command = {
  summary: "bring all secrets under a new master key while the server runs (--grace-seconds N)",
  async run(args) {
    const graceSeconds = readGrace(args);
    const client = await openClient();
    try {
      const { pending, isNewer } = await readMigrationState(client);
      if (isNewer) throw new StartError("the database belongs to a newer version: use that one.");
      if (pending > 0) {
        throw new StartError("the database is not current: run npm run patchbay -- migrate first.");
      }
      const say = (line: string) => console.log(line);
      await rotateKeys(drizzle(client), keySource(), { graceSeconds, say });
      return 0;
    } catch (error) {
      if (!isDatabaseDown(error)) throw error;
      throw new StartError("the database went away: run this again, it goes on where it stopped.");
    } finally {
      await client.end().catch(() => undefined);
    }
  },
};

function readGrace([name, value, ...rest]: string[]): number {
  if (name === undefined) return defaultGraceSeconds;
  const seconds = Number(value);
  if (name !== "--grace-seconds" || !/^\d{1,4}$/.test(value ?? "") || rest.length > 0)
    throw new StartError("rotate-key takes nothing but --grace-seconds and a number.");
  return seconds;
}
