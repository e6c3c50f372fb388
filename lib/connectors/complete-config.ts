import "server-only";
import type { ProjectCtx } from "@/lib/auth/context";
import { type AppError, fail } from "@/lib/core/errors";
import { fieldErrors } from "@/lib/core/parse-input";
import { ok, type Result } from "@/lib/core/result";
import type { Queryable } from "@/lib/db/client";
import type { ConfigValues } from "./kit/config-paths";
import type { ConnectorDefinition } from "./kit/define";
import { lendSecrets } from "./lend-secrets";
import type { SendableConnector } from "./load-connector";

/**
 * The values to work with: what was typed, and stored secrets where a secret was left untouched
 * (""); null forgets a stored secret. Everything is checked and unknown fields are gone.
 */
export async function completeConfig(
  ctx: ProjectCtx,
  definition: ConnectorDefinition,
  config: ConfigValues,
  stored: Pick<SendableConnector, "config" | "secrets"> | null,
  db: Queryable = ctx.db,
): Promise<Result<ConfigValues, AppError>> {
  const lent = await lendSecrets(ctx, definition, config, stored, db);
  if (!lent.ok) return lent;
  const parsed = definition.config.safeParse(lent.value.draft);
  if (parsed.success && Object.keys(lent.value.refused).length === 0) return ok(parsed.data);
  const fields = parsed.success ? {} : fieldErrors(parsed.error);
  return fail("invalid_input", { fields: ofForm({ ...fields, ...lent.value.refused }) });
}

/** In a form that also has a name and a description, settings are below "config". */
const ofForm = (fields: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).map(([path, text]) => [`config.${path}`, text]));
