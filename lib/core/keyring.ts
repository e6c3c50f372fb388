import "server-only";
import { readFileSync, statSync } from "node:fs";
import { type Keyring, parseKeyring } from "./secrets";
import { StartError } from "./start-error";

type Source = { text: string; stamp: string };

let cached: { stamp: string; keyring: Keyring } | undefined;

function source(): Source {
  const text = process.env.PATCHBAY_MASTER_KEY;
  if (text) return { text, stamp: text };
  const file = process.env.PATCHBAY_MASTER_KEY_FILE;
  if (!file)
    throw new StartError("no master key: set PATCHBAY_MASTER_KEY or PATCHBAY_MASTER_KEY_FILE.");
  try {
    const { mtimeMs, size, ino } = statSync(file);
    const stamp = `${file}:${mtimeMs}:${size}:${ino}`;
    return { text: stamp === cached?.stamp ? "" : readFileSync(file, "utf8"), stamp };
  } catch (error) {
    const reason = error instanceof Error && "code" in error ? String(error.code) : "unknown";
    throw new StartError(`the master key file ${file} cannot be read (${reason}).`);
  }
}

/**
 * The master keys of this installation. A key file is read again when it changes, so that a
 * rotation reaches a running server without a restart.
 *
 * @throws {StartError} when there is no usable key
 */
export function getKeyring(): Keyring {
  const { text, stamp } = source();
  if (cached?.stamp === stamp) return cached.keyring;
  const parsed = parseKeyring(text);
  if (!parsed.ok) throw new StartError(parsed.error);
  cached = { stamp, keyring: parsed.value };
  return parsed.value;
}
