import "server-only";
import fs from "node:fs";
import path from "node:path";
import { newMasterKeyText } from "@/lib/core/secrets";
import { StartError } from "@/lib/core/start-error";

const keysIn = (file: string): string[] =>
  fs
    .readFileSync(file, "utf8")
    .split(/[\s,]+/)
    .filter(Boolean);

/**
 * Puts a new master key before those of a key file; running servers take it up at their next use.
 *
 * @throws {StartError} when the file cannot be replaced; it is as it was
 */
export const addMasterKey = (file: string): void =>
  replaceFile(
    file,
    [newMasterKeyText(), ...keysIn(file)],
    "put a new key (openssl rand -base64 32) before the present one yourself, and run this again.",
  );

/** Leaves only the newest key in a key file. @throws {StartError} as {@link addMasterKey} */
export const keepNewestKey = (file: string): void =>
  replaceFile(
    file,
    keysIn(file).slice(0, 1),
    "the rotation is complete; remove all keys but the first yourself.",
  );

/**
 * Whole and on the disk before it takes the old file's place, so that a kill or a power cut leaves
 * the one or the other. Owner and group stay: the server may run as another user than this command.
 */
function replaceFile(file: string, keys: readonly string[], otherwise: string): void {
  // A link stays a link.
  const target = fs.realpathSync(file);
  const staged = `${target}.new`;
  try {
    const before = fs.statSync(target);
    fs.rmSync(staged, { force: true });
    const handle = fs.openSync(staged, "wx", 0o600);
    try {
      const made = fs.fstatSync(handle);
      if (made.uid !== before.uid || made.gid !== before.gid)
        fs.fchownSync(handle, before.uid, before.gid);
      // A group that was let in stays in; nobody else ever is.
      fs.fchmodSync(handle, 0o600 | (before.mode & 0o040));
      fs.writeSync(handle, `${keys.join("\n")}\n`);
      fs.fsyncSync(handle);
    } finally {
      fs.closeSync(handle);
    }
    fs.renameSync(staged, target);
  } catch (error) {
    fs.rmSync(staged, { force: true });
    const why = error instanceof Error && "code" in error ? String(error.code) : "unknown reason";
    throw new StartError(`the master key file ${target} cannot be replaced (${why}): ${otherwise}`);
  }
  syncDirectory(path.dirname(target));
}

function syncDirectory(directory: string): void {
  // Windows opens no directories, and needs no such flush.
  if (process.platform === "win32") return;
  const handle = fs.openSync(directory, "r");
  try {
    fs.fsyncSync(handle);
  } finally {
    fs.closeSync(handle);
  }
}
