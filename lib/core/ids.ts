import { createHash, randomFillSync } from "node:crypto";
import { type IdKind, idPrefixes } from "./id-pattern";

const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

const pool = Buffer.alloc(4096);
let used = pool.length;

/** Random bytes that nobody else gets. Asking the system for a few costs as much as for many. */
function takeBytes(count: number): Buffer {
  if (used + count > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += count;
  return pool.subarray(used - count, used);
}

/** A fresh id such as `cn_3v8k…`: prefix and 24 characters of Crockford base32 (120 random bits). */
export function newId(kind: IdKind): string {
  let text = "";
  // 256 is a multiple of 32, so the remainder is uniform.
  for (const byte of takeBytes(24)) text += alphabet[byte % 32];
  return `${idPrefixes[kind]}_${text}`;
}

/**
 * An id of the same form whose first ten characters tell the millisecond it was made in, so that
 * ids sort by time and rows of a large table are added at the end of its index. 70 bits are random.
 */
export function newTimedId(kind: IdKind, at: Date): string {
  let text = "";
  for (const byte of takeBytes(14)) text += alphabet[byte % 32];
  return timedIdStart(kind, at) + text;
}

/**
 * A timed id that is the same for the same seed and moment: for work that, cut off anywhere, has to
 * find again what it began.
 */
export function derivedTimedId(kind: IdKind, at: Date, seed: string): string {
  let text = "";
  for (const byte of createHash("sha256").update(seed).digest().subarray(0, 14))
    text += alphabet[byte % 32];
  return timedIdStart(kind, at) + text;
}

/** What every timed id of that moment begins with; smaller than all of them. */
export function timedIdStart(kind: IdKind, at: Date): string {
  let time = "";
  for (let rest = at.getTime(), place = 0; place < 10; place++, rest = Math.floor(rest / 32))
    time = alphabet[rest % 32] + time;
  return `${idPrefixes[kind]}_${time}`;
}

/** When an id of `newTimedId` was made. */
export function timeOfTimedId(id: string): Date {
  let time = 0;
  for (const letter of id.slice(3, 13)) time = time * 32 + alphabet.indexOf(letter);
  return new Date(time);
}
