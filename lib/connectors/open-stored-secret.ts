import "server-only";
import { recordAudit } from "@/lib/audit/record-audit";
import type { ProjectCtx } from "@/lib/auth/context";
import { type AppError, fail } from "@/lib/core/errors";
import { ok, type Result } from "@/lib/core/result";
import { open, type SecretPlace } from "@/lib/core/secrets";
import type { Queryable } from "@/lib/db/client";
import type { SealedSecret } from "./load-connector";

/** Where a connector's secret belongs: it opens nowhere else. */
export const secretPlace = (projectId: string, rowId: string): SecretPlace => ({
  projectId,
  table: "connector_secrets",
  rowId,
  column: "sealed",
});

/** The plain text of a stored secret. One that does not open is audited and closed for good. */
export async function openStoredSecret(
  ctx: ProjectCtx,
  secret: Pick<SealedSecret, "id" | "path" | "sealed">,
  db: Queryable,
): Promise<Result<string, AppError>> {
  const opened = open(ctx.keyring(), secretPlace(ctx.project.id, secret.id), secret.sealed);
  if (opened.ok) return ok(opened.value);
  await recordAudit(db, ctx, {
    operation: "connectors.openSecret",
    targetId: secret.id,
    result: "failed",
    detail: { reason: opened.error, path: secret.path },
  });
  return fail("secret_unreadable", { detail: opened.error });
}
