import "server-only";
import { recordAudit } from "@/lib/audit/record-audit";
import type { ProjectCtx } from "@/lib/auth/context";
import { actorId, requirePermission } from "@/lib/auth/require-permission";
import { type AppError, fail } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { ok, type Result } from "@/lib/core/result";
import { transact } from "@/lib/db/transact";
import { hashKeyText, newKeyText } from "./key-text";
import { insertKey, selectKey } from "./keys-store";
import type { CreateManagementKeyInput } from "./schema";

const dayMs = 86_400_000;

/** `key` is told here and never again. */
export type CreatedManagementKey = { keyId: string; key: string; expiresAt: string | null };

/**
 * Makes a management key of the context's project. One made with another key can do no more than
 * that key, and ends no later. Errors: invalid_input, forbidden.
 */
export async function createManagementKey(
  ctx: ProjectCtx,
  { name, scopes, expiresInDays }: CreateManagementKeyInput,
): Promise<Result<CreatedManagementKey, AppError>> {
  const allowed = await requirePermission(ctx, "keys.save");
  if (!allowed.ok) return allowed;
  const now = ctx.clock.now();
  const key = newKeyText();
  const row = {
    id: newId("managementKey"),
    name,
    endsIn: key.slice(-4),
    scopes,
    createdBy: actorId(ctx.actor),
    createdAt: now,
    expiresAt: expiresInDays === null ? null : new Date(now.getTime() + expiresInDays * dayMs),
  };
  const bounded = await withinMaker(ctx, row);
  if (!bounded.ok) return bounded;
  await transact(ctx.db, async (tx) => {
    await insertKey(tx, { ...row, projectId: ctx.project.id, keyHash: hashKeyText(key) });
    await recordAudit(tx, ctx, {
      operation: "keys.save",
      result: "done",
      targetId: row.id,
      detail: {
        made: { name, scopes, expiresAt: row.expiresAt?.toISOString() ?? null },
        endsIn: row.endsIn,
      },
    });
  });
  return ok({ keyId: row.id, key, expiresAt: row.expiresAt?.toISOString() ?? null });
}

/** What a key may hand on: its own scopes, until its own end. */
async function withinMaker(
  ctx: ProjectCtx,
  wanted: { scopes: CreateManagementKeyInput["scopes"]; expiresAt: Date | null },
): Promise<Result<null, AppError>> {
  const { actor } = ctx;
  if (actor.kind !== "key") return ok(null);
  if (!wanted.scopes.every((scope) => actor.scopes.includes(scope)))
    return fail("forbidden", { text: "A key can make keys with its own scopes only." });
  const maker = await selectKey(ctx.db, ctx.project.id, { id: actor.keyId });
  if (maker?.expiresAt && (!wanted.expiresAt || wanted.expiresAt > maker.expiresAt))
    return fail("forbidden", { text: "A key can make keys that end no later than itself." });
  return ok(null);
}
