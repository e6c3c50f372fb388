import pg from "pg";
import { env } from "@/lib/core/env";
import { StartError } from "@/lib/core/start-error";

/** One connection to the database of the server. End it when done. @throws {StartError} */
export async function openClient(): Promise<pg.Client> {
  const { databaseUrl } = env();
  if (!databaseUrl) throw new StartError("DATABASE_URL is not set.");
  const client = new pg.Client({
    connectionString: databaseUrl,
    connectionTimeoutMillis: 5000,
    application_name: "patchbay-cli",
  });
  // Without a listener a database that goes away ends the process; the next query reports it instead.
  client.on("error", () => undefined);
  try {
    await client.connect();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartError(`the database cannot be reached (${reason}).`);
  }
  return client;
}
