import path from "node:path";
import { bundle } from "./bundle.mjs";
import { dataDirectory, lockDataDirectory, makeDataDirectory } from "./data-directory.mjs";
import { provideDatabase } from "./database.mjs";
import { ensureInstalled } from "./install.mjs";
import { provideMasterKey } from "./master-key.mjs";
import { hasCluster } from "./postgres/place.mjs";
import { root } from "./root.mjs";
import { runProgram } from "./run-program.mjs";

/**
 * Runs a command of the application beside a running server, or alone with the database started for it.
 *
 * @param {string[]} args
 * @returns {Promise<number>} exit code
 */
export async function runCommandLine(args) {
  await ensureInstalled();
  await bundle("lib/cli/main.ts", "dist/patchbay.mjs");
  const database = await findDatabase();
  try {
    return await runProgram(
      process.execPath,
      ["--enable-source-maps", path.join(root, "dist/patchbay.mjs"), ...args],
      { cwd: root, env: { ...process.env, ...database.env }, stdio: "inherit" },
    );
  } finally {
    await database.close();
  }
}

/** @returns {Promise<{ env: Record<string, string>, close: () => Promise<void> }>} */
async function findDatabase() {
  if (process.env.DATABASE_URL) return { env: {}, close: async () => {} };
  const dataDir = dataDirectory();
  makeDataDirectory(dataDir);
  const key = () =>
    provideMasterKey({ dataDir, hasDatabase: hasCluster(dataDir), env: process.env });
  const { runningDatabaseUrl } = await import("./postgres/embedded-postgres.mjs");
  const { holderOf } = await import("./file-lock.mjs");
  const { lockFileOf } = await import("./data-directory.mjs");
  const running = holderOf(lockFileOf(dataDir)) && runningDatabaseUrl(dataDir);
  if (running) return { env: { ...key(), DATABASE_URL: running }, close: async () => {} };
  const lock = await lockDataDirectory(dataDir);
  const env = key();
  const database = await provideDatabase({ dataDir });
  return {
    env: { ...env, DATABASE_URL: database.url },
    close: async () => {
      await database.stop();
      lock.release();
    },
  };
}
