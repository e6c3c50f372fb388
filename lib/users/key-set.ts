import "server-only";
import { createPrivateKey, createPublicKey, type KeyObject } from "node:crypto";
import type { ProjectCtx } from "@/lib/auth/context";
import { open, type SecretPlace } from "@/lib/core/secrets";
import type { Db } from "@/lib/db/client";
import { selectSigningKeys } from "./key-store";
import type { PublishedKey } from "./schema";

/** A key that verifies; `sealed` is its private half. */
export type VerifyingKey = {
  kid: string;
  /** First part of its tokens: header as base64url, without the dot. */
  header: string;
  publicKey: KeyObject;
  published: PublishedKey;
  sealed: string;
  lastTokenEndsAt: Date;
};

export type KeySet = {
  current: VerifyingKey | null;
  /** Every key that verifies, by the header of its tokens. */
  byHeader: ReadonlyMap<string, VerifyingKey>;
  sessionMinutes: number;
  refreshDays: number;
  loadedAt: number;
};

/** So long may another instance's rotation, or a change of the lifetimes, stay unnoticed. */
const freshMs = 5_000;
/** So soon is the database asked again for a key that nobody knows. */
const reloadMs = 1_000;

type Known = {
  sets: Map<string, Promise<KeySet>>;
  publicKeys: Map<string, KeyObject>;
  privateKeys: Map<string, PrivateKey>;
};
/** The same key several times: a thread that signs holds its copy, and who wants it then waits. */
type PrivateKey = { copies: KeyObject[]; next: number };
/** As many as there are threads for it, unless told otherwise. */
const copiesOfKey = 4;

const knownOf = new WeakMap<Db, Known>();

function known(db: Db): Known {
  const found = knownOf.get(db) ?? {
    sets: new Map(),
    publicKeys: new Map(),
    privateKeys: new Map(),
  };
  knownOf.set(db, found);
  return found;
}

export const signingKeyPlace = (projectId: string, kid: string): SecretPlace => ({
  projectId,
  table: "signing_keys",
  rowId: kid,
  column: "sealed",
});

/** The keys of the context's project, at most seconds old. */
export async function keySet(ctx: ProjectCtx): Promise<KeySet> {
  return loadedWithin(ctx, freshMs);
}

/** The key whose tokens have this header; asks the database again before it says null. */
export async function findKey(ctx: ProjectCtx, header: string): Promise<VerifyingKey | null> {
  const found = (await keySet(ctx)).byHeader.get(header);
  return found ?? (await loadedWithin(ctx, reloadMs)).byHeader.get(header) ?? null;
}

/** After a key was made or replaced here: the next question asks the database. */
export function forgetKeySet(ctx: ProjectCtx): void {
  known(ctx.db).sets.delete(ctx.project.id);
}

/** A copy of the private half, which is opened at most once. @throws when it cannot be opened */
export function openSigningKey(ctx: ProjectCtx, { kid, sealed }: VerifyingKey): KeyObject {
  const { privateKeys } = known(ctx.db);
  const found = privateKeys.get(kid) ?? openCopies(ctx, kid, sealed);
  privateKeys.set(kid, found);
  found.next = (found.next + 1) % copiesOfKey;
  const key = found.copies[found.next];
  if (!key) throw new Error(`The signing key ${kid} has no copy ${found.next}.`);
  return key;
}

function openCopies(ctx: ProjectCtx, kid: string, sealed: string): PrivateKey {
  const opened = open(ctx.keyring(), signingKeyPlace(ctx.project.id, kid), sealed);
  if (!opened.ok)
    throw new Error(`The signing key ${kid} cannot be opened (${opened.error}): rotate it.`);
  const copies = Array.from({ length: copiesOfKey }, () => createPrivateKey(opened.value));
  return { copies, next: 0 };
}

async function loadedWithin(ctx: ProjectCtx, ageMs: number): Promise<KeySet> {
  const { sets } = known(ctx.db);
  const now = ctx.clock.now().getTime();
  const found = sets.get(ctx.project.id);
  if (found) {
    const set = await found;
    // A clock that was set back must not keep a set for ever.
    if (Math.abs(now - set.loadedAt) < ageMs) return set;
    // Somebody else may have begun to load a newer one while this one was awaited.
    const newer = sets.get(ctx.project.id);
    if (newer && newer !== found) return newer;
  }
  const loading = load(ctx);
  sets.set(ctx.project.id, loading);
  // A failure (database away) must not be remembered.
  loading.catch(() => sets.get(ctx.project.id) === loading && sets.delete(ctx.project.id));
  return loading;
}

async function load(ctx: ProjectCtx): Promise<KeySet> {
  const now = ctx.clock.now();
  const { keys, ...lifetimes } = await selectSigningKeys(ctx.db, ctx.project.id, now);
  const { publicKeys } = known(ctx.db);
  const byHeader = new Map<string, VerifyingKey>();
  let current: VerifyingKey | null = null;
  for (const { id: kid, modulus, exponent, sealed, replacedAt, lastTokenEndsAt } of keys) {
    const jwk = { kty: "RSA", n: modulus, e: exponent } as const;
    const publicKey = publicKeys.get(kid) ?? createPublicKey({ key: jwk, format: "jwk" });
    publicKeys.set(kid, publicKey);
    const header = Buffer.from(JSON.stringify({ alg: "RS256", typ: "JWT", kid }));
    const key: VerifyingKey = {
      kid,
      header: header.toString("base64url"),
      publicKey,
      published: { ...jwk, kid, alg: "RS256", use: "sig" },
      sealed,
      lastTokenEndsAt,
    };
    byHeader.set(key.header, key);
    if (replacedAt === null) current = key;
  }
  return { current, byHeader, ...lifetimes, loadedAt: now.getTime() };
}
