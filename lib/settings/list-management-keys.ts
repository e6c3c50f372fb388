import "server-only";
import type { ProjectCtx } from "@/lib/auth/context";
import { requirePermission } from "@/lib/auth/require-permission";
import type { AppError } from "@/lib/core/errors";
import { ok, type Result } from "@/lib/core/result";
import { type StoredKey, selectKeys } from "./keys-store";
import type { ManagementKeyView } from "./schema";

/** All management keys of the project, newest first; what is revoked or expired stays in the list. */
export async function listManagementKeys(
  ctx: ProjectCtx,
): Promise<Result<ManagementKeyView[], AppError>> {
  const allowed = await requirePermission(ctx, "keys.list");
  if (!allowed.ok) return allowed;
  const keys = await selectKeys(ctx.db, ctx.project.id);
  const names = new Map(keys.map(({ id, name }) => [id, name]));
  const now = ctx.clock.now();
  return ok(
    keys.map(({ id, name, endsIn, scopes, ...key }) => ({
      id,
      name,
      endsIn,
      scopes,
      createdByName: key.createdByName ?? names.get(key.createdBy) ?? "Patchbay",
      createdAt: key.createdAt.toISOString(),
      expiresAt: key.expiresAt?.toISOString() ?? null,
      revokedAt: key.revokedAt?.toISOString() ?? null,
      lastUsedAt: key.lastUsedAt?.toISOString() ?? null,
      state: stateOf(key, now),
    })),
  );
}

function stateOf(
  { revokedAt, expiresAt }: Pick<StoredKey, "revokedAt" | "expiresAt">,
  now: Date,
): ManagementKeyView["state"] {
  if (revokedAt) return "revoked";
  return expiresAt && expiresAt <= now ? "expired" : "active";
}
