import "server-only";
import type { ProjectCtx } from "@/lib/auth/context";
import { type AppError, fail } from "@/lib/core/errors";
import { ok, type Result } from "@/lib/core/result";
import type { Queryable } from "@/lib/db/client";
import { type ConfigValues, standingSecretPaths, valueAt, withValueAt } from "./kit/config-paths";
import { type ConnectorDefinition, describeFields } from "./kit/define";
import { repointedLabel } from "./kit/repointed-label";
import type { SendableConnector } from "./load-connector";
import { openStoredSecret } from "./open-stored-secret";

type Lent = {
  draft: ConfigValues;
  /** Paths of secrets that were not lent, with the sentence for the field. */
  refused: Record<string, string>;
};

/**
 * Puts stored secrets where the form left a secret untouched. They are not lent to values that
 * point them elsewhere (another account, another host): otherwise whoever may test a connector
 * could have its secrets sent to a host of his own.
 */
export async function lendSecrets(
  ctx: ProjectCtx,
  definition: ConnectorDefinition,
  config: ConfigValues,
  stored: Pick<SendableConnector, "config" | "secrets"> | null,
  db: Queryable = ctx.db,
): Promise<Result<Lent, AppError>> {
  const fields = describeFields(definition.config);
  const repointed = stored && repointedLabel(fields, stored.config, config);
  const refused: Record<string, string> = {};
  let draft = config;
  for (const path of standingSecretPaths(fields, config)) {
    const typed = valueAt(config, path);
    if (typed !== undefined && typed !== null && typed !== "") continue;
    draft = withValueAt(draft, path, "");
    const secret = stored?.secrets.find((each) => each.path === path);
    if (!secret || typed === null) continue;
    if (repointed) {
      refused[path] = `The stored value was for another ${repointed}. Enter it again.`;
      continue;
    }
    const opened = await openStoredSecret(ctx, secret, db);
    if (!opened.ok)
      return fail(opened.error.code, { fields: { [`config.${path}`]: opened.error.text } });
    draft = withValueAt(draft, path, opened.value);
  }
  return ok({ draft, refused });
}
