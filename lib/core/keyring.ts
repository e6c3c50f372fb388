import "server-only";
import { readFileSync, statSync } from "node:fs";
import { type Keyring, parseKeyring } from "./secrets";
import { StartError } from "./start-error";

/** Where the master keys stand: in the variable itself, or in a file that may change while we run. */
export type KeySource = { kind: "variable"; text: string } | { kind: "file"; file: string };

let cached: { stamp: string; keyring: Keyring } | undefined;

/** @throws {StartError} when neither variable is set */
export function keySource(): KeySource {
  const text = process.env.PATCHBAY_MASTER_KEY;
  if (text) return { kind: "variable", text };
  const file = process.env.PATCHBAY_MASTER_KEY_FILE;
  if (file) return { kind: "file", file };
  throw new StartError(
    "no master key: set PATCHBAY_MASTER_KEY or PATCHBAY_MASTER_KEY_FILE (make one with: openssl rand -base64 32).",
  );
}

/** How messages call the source; nothing of a key is in it. */
export const nameOf = (source: KeySource): string =>
  source.kind === "file" ? source.file : "PATCHBAY_MASTER_KEY";

/**
 * The master keys of this installation, newest first. A key file is read again when it changes, so
 * that a rotation reaches a running server without a restart: ask for the keys when they are
 * needed, after reading the value to open, and do not keep them.
 *
 * @throws {StartError} when there is no key, or what is there is none
 */
export function getKeyring(): Keyring {
  const source = keySource();
  const stamp = source.kind === "file" ? stampOf(source.file) : source.text;
  if (cached?.stamp === stamp) return cached.keyring;
  const keyring = readKeyring(source);
  cached = { stamp, keyring };
  return keyring;
}

/** {@link getKeyring} of one source, read anew. */
export function readKeyring(source: KeySource): Keyring {
  const text =
    source.kind === "file"
      ? reading(source.file, () => readFileSync(source.file, "utf8"))
      : source.text;
  const parsed = parseKeyring(text);
  if (!parsed.ok) throw new StartError(`${nameOf(source)}: ${parsed.error}`);
  return parsed.value;
}

function stampOf(file: string): string {
  const { mtimeMs, size, ino } = reading(file, () => statSync(file));
  return `${file}:${mtimeMs}:${size}:${ino}`;
}

function reading<T>(file: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    const why = error instanceof Error && "code" in error ? String(error.code) : "unknown reason";
    throw new StartError(`the master key file ${file} cannot be read (${why}).`);
  }
}
