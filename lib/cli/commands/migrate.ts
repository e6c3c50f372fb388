import { env } from "@/lib/core/env";
import { StartError } from "@/lib/core/start-error";
import { migrateDatabase } from "@/lib/db/migrate";
import type { Command } from "../command";

export const migrate: Command = {
  summary: "bring the tables to this version (the server does it at every start)",
  async run() {
    const { databaseUrl } = env();
    if (!databaseUrl) throw new StartError("DATABASE_URL is not set.");
    const { applied } = await migrateDatabase(databaseUrl);
    console.log(`The database is current (${applied} migrations).`);
    return 0;
  },
};
