import { say } from "./say.mjs";

/**
 * The database that the server is told of: the operator's, or the built-in one, which is kept running.
 *
 * @param {{ dataDir?: string, databaseUrl?: string, isDurable?: boolean }} options
 * @returns {Promise<{ url: string, ensure: () => Promise<void>, stop: () => Promise<void> }>}
 */
export async function provideDatabase({ dataDir, databaseUrl, isDurable }) {
  if (databaseUrl) return { url: databaseUrl, ensure: async () => {}, stop: async () => {} };
  if (!dataDir) throw new Error("the built-in database needs a data directory");
  const { startEmbeddedPostgres } = await import("./postgres/embedded-postgres.mjs");
  const postgres = await startEmbeddedPostgres({ dataDir, isDurable });
  if (postgres.wasAdopted) say(`using the Postgres that already runs (pid ${postgres.pid()})`);
  const guard = guardPostgres(postgres);
  return {
    url: postgres.url(),
    ensure: postgres.ensure,
    stop: async () => {
      await guard.stop();
      await postgres.stop();
    },
  };
}

/**
 * Starts Postgres again when it dies. Looks four times a second: an adopted one is nobody's child here, so no event
 * tells of its end.
 *
 * @param {import("./postgres/embedded-postgres.mjs").EmbeddedPostgres} postgres
 */
function guardPostgres(postgres) {
  let failures = 0;
  /** @type {Promise<void> | undefined} */
  let repair;
  const timer = setInterval(() => {
    repair ??= look().finally(() => {
      repair = undefined;
    });
  }, 250);
  timer.unref();

  async function look() {
    const before = postgres.pid();
    try {
      await postgres.ensure();
      failures = 0;
    } catch (error) {
      say(error instanceof Error ? error.message : String(error));
      const waitMs = Math.min(5000, 250 * 2 ** failures++);
      await new Promise((resolve) => setTimeout(resolve, waitMs).unref());
      return;
    }
    if (postgres.pid() !== before) say(`Postgres had ended; it runs again (pid ${postgres.pid()})`);
  }

  return {
    async stop() {
      clearInterval(timer);
      await repair;
    },
  };
}
