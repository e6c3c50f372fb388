import "server-only";
import { recordAudit } from "@/lib/audit/record-audit";
import type { ProjectCtx } from "@/lib/auth/context";
import { type AppError, fail } from "@/lib/core/errors";
import { ok, type Result } from "@/lib/core/result";
import { type Keyring, open, type SecretPlace } from "@/lib/core/secrets";
import type { Queryable } from "@/lib/db/client";
import type { SealedSecret } from "./load-connector";

/** Where a connector's secret belongs: it opens nowhere else. */
export const secretPlace = (projectId: string, rowId: string): SecretPlace => ({
  projectId,
  table: "connector_secrets",
  rowId,
  column: "sealed",
});

const mostKept = 200;
/** What was opened, by where it stands and its sealed form: another key ring knows nothing of it. */
const opened = new WeakMap<Keyring, Map<string, string>>();

/** Every send opens the same few secrets; the sealed form of one that was replaced is another. */
function openOnce(keyring: Keyring, place: SecretPlace, sealed: string) {
  const known = opened.get(keyring) ?? new Map<string, string>();
  opened.set(keyring, known);
  const key = `${place.projectId} ${place.rowId} ${sealed}`;
  const found = known.get(key);
  if (found !== undefined) return ok(found);
  const result = open(keyring, place, sealed);
  if (!result.ok) return result;
  if (known.size >= mostKept) known.clear();
  known.set(key, result.value);
  return result;
}

/** The plain text of a stored secret. One that does not open is audited and closed for good. */
export async function openStoredSecret(
  ctx: ProjectCtx,
  secret: Pick<SealedSecret, "id" | "path" | "sealed">,
  db: Queryable,
): Promise<Result<string, AppError>> {
  const place = secretPlace(ctx.project.id, secret.id);
  const text = openOnce(ctx.keyring(), place, secret.sealed);
  if (text.ok) return ok(text.value);
  await recordAudit(db, ctx, {
    operation: "connectors.openSecret",
    targetId: secret.id,
    result: "failed",
    detail: { reason: text.error, path: secret.path },
  });
  return fail("secret_unreadable", { detail: text.error });
}
