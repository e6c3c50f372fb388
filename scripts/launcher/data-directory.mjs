import fs from "node:fs";
import path from "node:path";
import { LaunchError } from "./fail.mjs";
import { takeFileLock } from "./file-lock.mjs";
import { commandOf, isAlive, until } from "./processes.mjs";
import { root } from "./root.mjs";

const lockName = "launcher.lock";

/** The data directory's absolute path, from `PATCHBAY_DATA_DIR`. */
export const dataDirectory = () => path.resolve(root, process.env.PATCHBAY_DATA_DIR || ".data");

/** @param {string} dataDir */
export const lockFileOf = (dataDir) => path.join(dataDir, lockName);

/**
 * Makes the data directory. Private to its owner; root's may be walked through (not listed) by the unprivileged user
 * that Postgres has to run as.
 *
 * @param {string} dataDir
 */
export function makeDataDirectory(dataDir) {
  try {
    if (!fs.existsSync(dataDir)) {
      fs.mkdirSync(path.dirname(dataDir), { recursive: true });
      fs.mkdirSync(dataDir, { mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
    }
    fs.accessSync(dataDir, fs.constants.W_OK | fs.constants.X_OK);
  } catch (error) {
    throw new LaunchError(
      `cannot write to the data directory ${dataDir} (${codeOf(error)}): change its owner or set PATCHBAY_DATA_DIR.`,
    );
  }
}

/**
 * Makes this process the only one on the data directory. The app server of a launcher that was killed is ended.
 *
 * @param {string} dataDir
 */
export async function lockDataDirectory(dataDir) {
  const lock = await takeFileLock(lockFileOf(dataDir));
  if ("heldBy" in lock) {
    throw new LaunchError(
      `the data directory ${dataDir} is in use by process ${lock.heldBy.pid}: stop it first, or set PATCHBAY_DATA_DIR.`,
    );
  }
  const orphan = lock.previous?.serverPid;
  if (typeof orphan === "number") await endOrphan(orphan);
  return lock;
}

/**
 * The server drains by itself when its launcher is gone; what is acknowledged is safe, so it gets a second, no more.
 *
 * @param {number} pid
 */
async function endOrphan(pid) {
  const isOurs = () => isAlive(pid) && (commandOf(pid) ?? "").includes(root);
  if (!isOurs() || (await until(() => !isAlive(pid), 1000))) return;
  try {
    if (isOurs()) process.kill(pid, "SIGKILL");
  } catch {
    // Gone in between.
  }
  await until(() => !isAlive(pid), 2000);
}

/** @param {unknown} error */
function codeOf(error) {
  return error instanceof Error && "code" in error ? String(error.code) : String(error);
}
