import "server-only";
import { recordAudit } from "@/lib/audit/record-audit";
import type { ProjectCtx } from "@/lib/auth/context";
import { requirePermission } from "@/lib/auth/require-permission";
import { type AppError, fail } from "@/lib/core/errors";
import { ok, type Result } from "@/lib/core/result";
import { transact } from "@/lib/db/transact";
import { forgetKeySet, keySet } from "./key-set";
import { deleteReplacedKeys, insertSigningKey, replaceSigningKey } from "./key-store";
import { makeSigningKey } from "./make-signing-key";

export type RotatedKey = { kid: string; replaced: string | null; deleted: string[] };

/**
 * Puts a new signing key in place of the project's current one. The old one stays published until
 * its last token has ended, so nobody is signed out; with `isOldRefused` it goes at once, for a key
 * that has leaked, and everybody has to sign in again within seconds (programs that check tokens
 * by themselves and have seen the old key take its tokens until they restart or those end).
 * Errors: changed_meanwhile when somebody else rotated at the same moment.
 */
export async function rotateSigningKey(
  ctx: ProjectCtx,
  { isOldRefused = false }: { isOldRefused?: boolean } = {},
): Promise<Result<RotatedKey, AppError>> {
  const allowed = await requirePermission(ctx, "signingKeys.rotate");
  if (!allowed.ok) return allowed;
  const row = await makeSigningKey(ctx, await keySet(ctx));
  const rotated = await transact(ctx.db, async (tx) => {
    const replaced = await replaceSigningKey(tx, ctx.project.id, row.createdAt);
    if (!(await insertSigningKey(tx, row))) return null;
    const ended = isOldRefused ? "all" : row.createdAt;
    const deleted = await deleteReplacedKeys(tx, ctx.project.id, ended);
    await recordAudit(tx, ctx, {
      operation: "signingKeys.rotate",
      targetId: row.id,
      result: "done",
      detail: { replaced, deleted },
    });
    return { kid: row.id, replaced, deleted };
  });
  forgetKeySet(ctx);
  return rotated ? ok(rotated) : fail("changed_meanwhile");
}
