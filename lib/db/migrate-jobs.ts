import "server-only";
import { Logger, runMigrations } from "graphile-worker";

/** Where the job queue keeps its tables. */
const jobSchema = "graphile_worker";

/** Brings the tables of the job queue to the installed version's state. Done where they are there. */
export async function migrateJobs(connectionString: string): Promise<void> {
  const logger = new Logger(() => () => undefined);
  await runMigrations({ connectionString, schema: jobSchema, logger });
}
