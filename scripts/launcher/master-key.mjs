import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { LaunchError } from "./fail.mjs";

/**
 * Makes sure that the server is told its master key, and returns the environment that tells it.
 * The built-in database's key is made once, beside the database and never inside it. Where a database exists without
 * its key, a new one would make every secret in it unreadable: that is refused.
 *
 * @param {{ dataDir?: string, hasDatabase: boolean, env: Record<string, string | undefined> }} options
 *   without `dataDir` the database is an external one
 * @returns {Record<string, string>}
 */
export function provideMasterKey({ dataDir, hasDatabase, env }) {
  if (env.PATCHBAY_MASTER_KEY || env.PATCHBAY_MASTER_KEY_FILE) return {};
  if (!dataDir) {
    throw new LaunchError(
      "DATABASE_URL is set but no master key: set PATCHBAY_MASTER_KEY or PATCHBAY_MASTER_KEY_FILE (make one with: openssl rand -base64 32).",
    );
  }
  const file = path.join(dataDir, "master.key");
  if (!fs.existsSync(file)) {
    if (hasDatabase) {
      throw new LaunchError(
        `the master key ${file} of the existing database is missing: put it back, or set PATCHBAY_MASTER_KEY.`,
      );
    }
    writeWhole(file, `${randomBytes(32).toString("base64url")}\n`);
  }
  return { PATCHBAY_MASTER_KEY_FILE: file };
}

/**
 * Whole, on the disk and private before its name exists: half a key is a lost database.
 *
 * @param {string} file
 * @param {string} text
 */
function writeWhole(file, text) {
  const staged = `${file}.new`;
  fs.rmSync(staged, { force: true });
  const handle = fs.openSync(staged, "wx", 0o600);
  try {
    fs.writeSync(handle, text);
    fs.fsyncSync(handle);
  } finally {
    fs.closeSync(handle);
  }
  fs.renameSync(staged, file);
  syncDirectory(path.dirname(file));
}

/** @param {string} directory */
function syncDirectory(directory) {
  // Windows opens no directories, and needs no such flush.
  if (process.platform === "win32") return;
  const handle = fs.openSync(directory, "r");
  try {
    fs.fsyncSync(handle);
  } finally {
    fs.closeSync(handle);
  }
}
