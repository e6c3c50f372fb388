import { randomBytes } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { birthOf, isAlive, until } from "./processes.mjs";

/** @typedef {{ pid: number, birth?: string, [note: string]: unknown }} LockHolder */

/**
 * A lock that is a file holding its owner as JSON. It is taken with one `link`, so nobody ever sees it half written,
 * and a lock whose owner died (kill -9, power loss, a pid given to another program since) is taken over.
 *
 * @param {string} file
 * @param {{ waitMs?: number }} [options] how long to wait for a living holder; 0 (the default) gives up at once
 * @returns {Promise<{ note(extra: Record<string, unknown>): void, release(): void, previous?: LockHolder }
 *   | { heldBy: LockHolder }>} `previous` is the dead owner whose lock was taken over
 */
export async function takeFileLock(file, { waitMs = 0 } = {}) {
  const own = { pid: process.pid, birth: birthOf(process.pid) };
  /** @type {LockHolder | undefined} */
  let previous;
  /** @type {LockHolder | undefined} */
  let holder;
  const attempt = () => {
    const staged = stage(file, own);
    try {
      fs.linkSync(staged, file);
      holder = undefined;
      return true;
    } catch (error) {
      if (!isCode(error, "EEXIST")) throw error;
    } finally {
      fs.rmSync(staged, { force: true });
    }
    holder = readHolder(file);
    if (holder && isHeld(holder)) return false;
    const dead = setAside(file);
    previous = dead ?? previous;
    holder ??= { pid: 0 };
    return false;
  };
  // A dead owner's lock costs one round more; a few rounds bound the race of several heirs.
  for (let round = 0; round < 5; round++) {
    if (attempt()) break;
    if (holder && isHeld(holder)) break;
  }
  if (holder && waitMs > 0) await until(attempt, waitMs);
  if (holder) return { heldBy: holder };
  return {
    previous,
    note(extra) {
      const staged = stage(file, { ...own, ...extra });
      fs.renameSync(staged, file);
    },
    release() {
      if (readHolder(file)?.pid === process.pid) fs.rmSync(file, { force: true });
    },
  };
}

/**
 * The living owner of a lock, if there is one.
 *
 * @param {string} file
 * @returns {LockHolder | undefined}
 */
export function holderOf(file) {
  const holder = readHolder(file);
  return holder && isHeld(holder) ? holder : undefined;
}

/** @param {LockHolder} holder */
function isHeld(holder) {
  if (!isAlive(holder.pid)) return false;
  const birth = birthOf(holder.pid);
  return holder.birth === undefined || birth === undefined || holder.birth === birth;
}

/**
 * @param {string} file
 * @param {LockHolder} content
 */
function stage(file, content) {
  const staged = `${file}.${process.pid}.${randomBytes(4).toString("hex")}`;
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(staged, JSON.stringify(content), { mode: 0o600 });
  return staged;
}

/**
 * Moves a dead owner's lock away. If it became a living one's in between, it is put back.
 *
 * @param {string} file
 */
function setAside(file) {
  const aside = `${file}.dead.${process.pid}`;
  try {
    fs.renameSync(file, aside);
  } catch (error) {
    if (isCode(error, "ENOENT")) return undefined;
    throw error;
  }
  const moved = readHolder(aside);
  if (moved && isHeld(moved)) {
    try {
      fs.linkSync(aside, file);
    } catch (error) {
      if (!isCode(error, "EEXIST")) throw error;
    }
  }
  fs.rmSync(aside, { force: true });
  return moved && !isHeld(moved) ? moved : undefined;
}

/**
 * @param {string} file
 * @returns {LockHolder | undefined}
 */
function readHolder(file) {
  try {
    const read = JSON.parse(fs.readFileSync(file, "utf8"));
    return typeof read?.pid === "number" ? read : undefined;
  } catch {
    return undefined;
  }
}

/**
 * @param {unknown} error
 * @param {string} code
 */
function isCode(error, code) {
  return error instanceof Error && "code" in error && error.code === code;
}
