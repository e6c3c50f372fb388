import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";

/** @typedef {{ uid: number, gid: number }} Identity */

/**
 * Postgres refuses to run as root. Root therefore runs it as `nobody`, which exists everywhere, so that no account has
 * to be made. Undefined for everybody else: Postgres then runs as the caller.
 *
 * @returns {Identity | undefined}
 */
export function postgresIdentity() {
  if (process.getuid?.() !== 0) return undefined;
  const id = (/** @type {string} */ flag) =>
    Number(execFileSync("id", [flag, "nobody"], { encoding: "utf8" }));
  return { uid: id("-u"), gid: id("-g") };
}

/**
 * Whether the identity may walk down to `target`, and there has the permissions `want` (mode bits: 4 read, 1 enter).
 *
 * @param {string} target
 * @param {Identity | undefined} identity
 * @param {number} want
 */
export function canReach(target, identity, want) {
  if (!identity) return true;
  const permits = (/** @type {string} */ at, /** @type {number} */ bits) => {
    const stat = fs.statSync(at);
    const shift = stat.uid === identity.uid ? 6 : stat.gid === identity.gid ? 3 : 0;
    return ((stat.mode >> shift) & bits) === bits;
  };
  const whole = fs.realpathSync(target);
  if (!permits(whole, want)) return false;
  for (let at = path.dirname(whole); ; at = path.dirname(at)) {
    if (!permits(at, 0o1)) return false;
    if (at === path.dirname(at)) return true;
  }
}

/**
 * Makes (or mends) a directory that only the identity may enter.
 *
 * @param {string} directory
 * @param {Identity | undefined} identity
 */
export function ownDirectory(directory, identity) {
  fs.mkdirSync(directory, { recursive: true, mode: 0o700 });
  if (identity) fs.chownSync(directory, identity.uid, identity.gid);
  fs.chmodSync(directory, 0o700);
}
