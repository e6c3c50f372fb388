import { drizzle } from "drizzle-orm/node-postgres";
import { readMigrationState } from "@/lib/db/migrate";
import { countValuesByKey } from "@/lib/keys/count-values-by-key";
import type { Command } from "../command";
import { openClient } from "../open-client";

export const status: Command = {
  summary: "print database version, migrations and keys in use as JSON",
  async run() {
    const client = await openClient();
    try {
      const { rows } = await client.query<{ version: string; fsync: string }>(
        "select current_setting('server_version') as version, current_setting('fsync') as fsync",
      );
      const migrations = await readMigrationState(client);
      const isCurrent = migrations.pending === 0 && !migrations.isNewer;
      const [server] = rows;
      // How many stored values need each master key, by key id. Older tables cannot tell.
      const keys = isCurrent ? Object.fromEntries(await countValuesByKey(drizzle(client))) : null;
      console.log(
        JSON.stringify({ postgres: server?.version, fsync: server?.fsync, migrations, keys }),
      );
      return isCurrent ? 0 : 1;
    } finally {
      await client.end();
    }
  },
};
