import "server-only";
import fs from "node:fs";
import path from "node:path";

/** The master keys in a file, newest first, as they are written there. */
export function readKeyFile(file: string): string[] {
  return fs
    .readFileSync(file, "utf8")
    .split(/[\s,]+/)
    .filter(Boolean);
}

/**
 * Replaces the keys in a file: a reader sees the old ones or the new ones, whole, also after a
 * power loss. The file stays its owner's and readable by nobody else.
 */
export function writeKeyFile(file: string, keys: readonly string[]): void {
  // Through a link, so that the key is replaced and not the link.
  const real = fs.realpathSync(file);
  const { uid, gid } = fs.statSync(real);
  const staged = `${real}.new`;
  fs.rmSync(staged, { force: true });
  const handle = fs.openSync(staged, "wx", 0o600);
  try {
    fs.writeSync(handle, keys.map((key) => `${key}\n`).join(""));
    if (process.getuid?.() === 0) fs.fchownSync(handle, uid, gid);
    fs.fsyncSync(handle);
  } finally {
    fs.closeSync(handle);
  }
  fs.renameSync(staged, real);
  syncDirectory(path.dirname(real));
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
