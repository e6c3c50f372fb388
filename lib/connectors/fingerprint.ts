import "server-only";
import { createHmac } from "node:crypto";
import type { Ctx } from "@/lib/auth/context";
import { serverSecret } from "@/lib/keys/server-secret";
import type { ConfigValues } from "./kit/config-paths";

/**
 * The key of `fingerprint`. It outlives a rotation of the master key, so a kept test result does
 * too. Ask for it before a transaction begins: its first use takes a connection of its own.
 */
export const fingerprintKey = (ctx: Pick<Ctx, "db" | "keyring">): Promise<string> =>
  serverSecret(ctx.db, ctx.keyring, "connector-test-fingerprints");

/**
 * Keyed hash of a type and its complete values, secrets included: equal values have equal hashes,
 * and without the key nobody can try out guesses of a secret against it.
 */
export function fingerprint(key: string, type: string, config: ConfigValues): string {
  return createHmac("sha256", key)
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
