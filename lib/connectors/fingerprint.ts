import "server-only";
import { createHmac } from "node:crypto";
import type { Keyring } from "@/lib/core/secrets";
import type { ConfigValues } from "./kit/config-paths";

/**
 * Keyed hash of a type and its complete values, secrets included: equal values have equal hashes,
 * and without the master key nobody can try out guesses of a secret against it.
 */
export function fingerprint(keyring: Keyring, type: string, config: ConfigValues): string {
  return createHmac("sha256", keyring.current.macKey)
    .update(JSON.stringify(["connector-test", type, canonical(config)]))
    .digest("base64url");
}

/** The same value with the names of every object sorted. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== "object" || value === null) return value;
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, inner]) => [name, canonical(inner)]);
}
