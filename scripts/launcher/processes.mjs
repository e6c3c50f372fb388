import { execFileSync } from "node:child_process";
import fs from "node:fs";

/**
 * Whether `pid` is a live process. A zombie answers `kill(pid, 0)` although it is dead, and stays one for ever where
 * PID 1 does not reap (many containers), so it counts as dead.
 *
 * @param {number} pid
 */
export function isAlive(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EPERM")) return false;
  }
  return !isZombie(pid);
}

/** @param {number} pid */
export function isZombie(pid) {
  try {
    return /^State:\s+[ZX]/m.test(fs.readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return false;
  }
}

/**
 * What tells this process from a later one with the same number: its start time as the system prints it.
 * Undefined where the system does not tell (Windows).
 *
 * @param {number} pid
 * @returns {string | undefined}
 */
export function birthOf(pid) {
  if (process.platform === "linux") {
    try {
      const stat = fs.readFileSync(`/proc/${pid}/stat`, "utf8");
      // The command name may hold spaces and brackets: count the fields from the last bracket. Field 22 is starttime.
      return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
    } catch {
      return undefined;
    }
  }
  return ps(pid, "lstart=");
}

/**
 * The command line of a process, or undefined where it cannot be read.
 *
 * @param {number} pid
 * @returns {string | undefined}
 */
export function commandOf(pid) {
  if (process.platform === "linux") {
    try {
      return fs.readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim();
    } catch {
      return undefined;
    }
  }
  return ps(pid, "command=");
}

/**
 * The parent of a process, or undefined where it cannot be read.
 *
 * @param {number} pid
 * @returns {number | undefined}
 */
export function parentOf(pid) {
  const parent = Number(ps(pid, "ppid="));
  return Number.isInteger(parent) && parent > 1 ? parent : undefined;
}

/**
 * @param {number} pid
 * @param {string} column
 */
function ps(pid, column) {
  if (process.platform === "win32") return undefined;
  try {
    const out = execFileSync("ps", ["-o", column, "-p", String(pid)], { encoding: "utf8" }).trim();
    return out === "" ? undefined : out;
  } catch {
    return undefined;
  }
}

/**
 * Waits until `done` holds, looking every 25 ms. False when `limitMs` passed first.
 *
 * @param {() => boolean} done
 * @param {number} limitMs
 */
export async function until(done, limitMs) {
  const deadline = performance.now() + limitMs;
  while (!done()) {
    if (performance.now() > deadline) return false;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  return true;
}
