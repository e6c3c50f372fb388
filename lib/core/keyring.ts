import "server-only";
import { readFileSync, statSync } from "node:fs";
import { type Keyring, parseKeyring } from "./secrets";

type Source = { text: string; stamp: string };

let cached: { stamp: string; keyring: Keyring } | undefined;

function source(): Source {
  const text = process.env.PATCHBAY_MASTER_KEY;
  if (text) return { text, stamp: text };
  const file = process.env.PATCHBAY_MASTER_KEY_FILE;
  if (!file) throw new Error("Set PATCHBAY_MASTER_KEY or PATCHBAY_MASTER_KEY_FILE.");
  const { mtimeMs, size, ino } = statSync(file);
  const stamp = `${file}:${mtimeMs}:${size}:${ino}`;
  return { text: stamp === cached?.stamp ? "" : readFileSync(file, "utf8"), stamp };
}

/**
 * The master keys of this installation. A key file is read again when it changes, so that a
 * rotation reaches a running server without a restart.
 */
export function getKeyring(): Keyring {
  const { text, stamp } = source();
  if (cached?.stamp === stamp) return cached.keyring;
  const parsed = parseKeyring(text);
  if (!parsed.ok) throw new Error(parsed.error);
  cached = { stamp, keyring: parsed.value };
  return parsed.value;
}
