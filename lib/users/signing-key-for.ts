import "server-only";
import type { KeyObject } from "node:crypto";
import { recordAudit } from "@/lib/audit/record-audit";
import type { ProjectCtx } from "@/lib/auth/context";
import type { Db } from "@/lib/db/client";
import { transact } from "@/lib/db/transact";
import { forgetKeySet, keySet, openSigningKey } from "./key-set";
import { extendSigningKey, insertSigningKey } from "./key-store";
import { makeSigningKey } from "./make-signing-key";

export type SigningKey = {
  kid: string;
  /** First part of a token: its header as base64url. */
  header: string;
  /** A copy of the key for one signature: those made at the same time do not wait for each other. */
  nextKey: () => KeyObject;
  /** How long the project's session tokens live. */
  sessionMinutes: number;
};

const dayMs = 86_400_000;
const making = new WeakMap<Db, Map<string, Promise<void>>>();

/**
 * The key that signs a project's tokens now; made at first use, one however many ask at once. It is
 * kept published at least until `lastsUntil`.
 */
export async function signingKeyFor(ctx: ProjectCtx, lastsUntil: Date): Promise<SigningKey> {
  let set = await keySet(ctx);
  if (!set.current) {
    await makeOnce(ctx, set.refreshDays);
    set = await keySet(ctx);
  }
  const { current, sessionMinutes } = set;
  if (!current) throw new Error(`Project ${ctx.project.id} has no signing key.`);
  if (lastsUntil > current.lastTokenEndsAt) {
    // A day more than needed, so that this is written once a day and not at each sign-in.
    const endsAt = new Date(lastsUntil.getTime() + dayMs);
    await extendSigningKey(ctx.db, current.kid, endsAt);
    current.lastTokenEndsAt = endsAt;
  }
  const { kid, header } = current;
  return { kid, header, nextKey: () => openSigningKey(ctx, current), sessionMinutes };
}

async function makeOnce(ctx: ProjectCtx, refreshDays: number): Promise<void> {
  const projects = making.get(ctx.db) ?? new Map<string, Promise<void>>();
  making.set(ctx.db, projects);
  const running = projects.get(ctx.project.id);
  if (running) return running;
  const run = make(ctx, refreshDays).finally(() => projects.delete(ctx.project.id));
  projects.set(ctx.project.id, run);
  return run;
}

async function make(ctx: ProjectCtx, refreshDays: number): Promise<void> {
  const row = await makeSigningKey(ctx, { refreshDays });
  await transact(ctx.db, async (tx) => {
    // Another instance may have been faster: then its key is the one.
    if (!(await insertSigningKey(tx, row))) return;
    await recordAudit(tx, ctx, {
      operation: "signingKeys.make",
      targetId: row.id,
      result: "done",
    });
  });
  forgetKeySet(ctx);
}
