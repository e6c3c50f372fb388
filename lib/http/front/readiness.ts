import pg from "pg";
import { readMigrationState } from "@/lib/db/migrate";

/** What `GET /readyz` answers. */
export interface Readiness {
  readonly isReady: boolean;
  readonly database: "up" | "down";
  readonly migrations: "current" | "pending" | "newer" | "unknown";
  readonly fsync: "on" | "off" | "unknown";
}

const down: Readiness = {
  isReady: false,
  database: "down",
  migrations: "unknown",
  fsync: "unknown",
};

/**
 * Asks the database, over a connection of its own (a busy pool is no outage), within 2 s. An answer serves all who ask
 * within the same second, so that nobody can wear the database down with it.
 */
export class ReadinessProbe {
  readonly #pool: pg.Pool;
  #last: { at: number; answer: Promise<Readiness> } | undefined;

  constructor(databaseUrl: string) {
    this.#pool = new pg.Pool({
      connectionString: databaseUrl,
      max: 1,
      connectionTimeoutMillis: 2000,
      query_timeout: 2000,
      application_name: "patchbay readiness",
    });
    // Without a listener a database that goes away would end the process.
    this.#pool.on("error", () => undefined);
  }

  read(): Promise<Readiness> {
    const now = performance.now();
    if (!this.#last || now - this.#last.at > 1000) this.#last = { at: now, answer: this.#ask() };
    return this.#last.answer;
  }

  async #ask(): Promise<Readiness> {
    try {
      const { rows } = await this.#pool.query<{ fsync: string }>("show fsync");
      const state = await readMigrationState(this.#pool);
      const migrations = state.isNewer ? "newer" : state.pending > 0 ? "pending" : "current";
      return {
        isReady: migrations === "current",
        database: "up",
        migrations,
        fsync: rows[0]?.fsync === "on" ? "on" : "off",
      };
    } catch {
      return down;
    }
  }

  close(): Promise<void> {
    return this.#pool.end();
  }
}
