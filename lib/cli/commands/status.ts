import pg from "pg";
import { env } from "@/lib/core/env";
import { StartError } from "@/lib/core/start-error";
import { readMigrationState } from "@/lib/db/migrate";
import type { Command } from "../command";

export const status: Command = {
  summary: "print the database's version and migrations as JSON",
  async run() {
    const { databaseUrl } = env();
    if (!databaseUrl) throw new StartError("DATABASE_URL is not set.");
    const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 5000 });
    try {
      await client.connect();
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new StartError(`the database cannot be reached (${reason}).`);
    }
    try {
      const { rows } = await client.query<{ version: string; fsync: string }>(
        "select current_setting('server_version') as version, current_setting('fsync') as fsync",
      );
      const migrations = await readMigrationState(client);
      const [server] = rows;
      console.log(JSON.stringify({ postgres: server?.version, fsync: server?.fsync, migrations }));
      return migrations.pending === 0 && !migrations.isNewer ? 0 : 1;
    } finally {
      await client.end();
    }
  },
};
