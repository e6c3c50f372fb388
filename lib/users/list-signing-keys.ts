import "server-only";
import type { ProjectCtx } from "@/lib/auth/context";
import { requirePermission } from "@/lib/auth/require-permission";
import type { AppError } from "@/lib/core/errors";
import { ok, type Result } from "@/lib/core/result";
import { selectSigningKeys } from "./key-store";

/** A key that signs or signed tokens of the project. Times are ISO 8601 in UTC. */
export type SigningKeyView = {
  kid: string;
  createdAt: string;
  /** null for the key that signs now. */
  replacedAt: string | null;
  /** Until when tokens of a replaced key can still be good. */
  lastTokenEndsAt: string;
};

/** The published signing keys, newest first. None before the project's first sign-in. */
export async function listSigningKeys(
  ctx: ProjectCtx,
): Promise<Result<SigningKeyView[], AppError>> {
  const allowed = await requirePermission(ctx, "settings.get");
  if (!allowed.ok) return allowed;
  const { keys } = await selectSigningKeys(ctx.db, ctx.project.id, ctx.clock.now());
  return ok(
    keys.map(({ id, createdAt, replacedAt, lastTokenEndsAt }) => ({
      kid: id,
      createdAt: createdAt.toISOString(),
      replacedAt: replacedAt?.toISOString() ?? null,
      lastTokenEndsAt: lastTokenEndsAt.toISOString(),
    })),
  );
}
