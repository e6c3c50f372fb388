import "server-only";
import { randomBytes } from "node:crypto";
import { type Keyring, open, seal } from "@/lib/core/secrets";
import type { Db } from "@/lib/db/client";
import { installation, keepServerSecret } from "./store";

/** What the installation's own secrets are for: add a use here, so that none stands for another. */
export type ServerSecretUse = "session-cookies" | "connector-test-fingerprints" | "otp-codes";

const known = new WeakMap<Db, Map<ServerSecretUse, Promise<string>>>();

/**
 * A random secret of this installation for one use: 256 bits as base64url, the same on every
 * instance, after every restart and after a rotation of the master key. Made at first use.
 *
 * @throws when it cannot be opened, which `checkMasterKey` rules out at start
 */
export function serverSecret(
  db: Db,
  keyring: () => Keyring,
  use: ServerSecretUse,
): Promise<string> {
  const uses = known.get(db) ?? new Map<ServerSecretUse, Promise<string>>();
  known.set(db, uses);
  const found = uses.get(use);
  if (found) return found;
  const loading = loadServerSecret(db, keyring, use);
  uses.set(use, loading);
  // A failure (database away) must not be remembered.
  loading.catch(() => uses.delete(use));
  return loading;
}

async function loadServerSecret(
  db: Db,
  keyring: () => Keyring,
  use: ServerSecretUse,
): Promise<string> {
  const place = { projectId: installation, table: "server_secrets", rowId: use, column: "sealed" };
  const sealed = await keepServerSecret(db, use, () =>
    seal(keyring(), place, randomBytes(32).toString("base64url")),
  );
  // Asked for after the value was read: a rotation may have re-wrapped it a moment ago.
  const opened = open(keyring(), place, sealed);
  if (!opened.ok) throw new Error(`The server secret ${use} cannot be opened: ${opened.error}.`);
  return opened.value;
}
