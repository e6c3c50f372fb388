import "server-only";
import { recordAudit } from "@/lib/audit/record-audit";
import type { ProjectCtx } from "@/lib/auth/context";
import { requirePermission } from "@/lib/auth/require-permission";
import { type AppError, fail } from "@/lib/core/errors";
import { ok, type Result } from "@/lib/core/result";
import type { Queryable } from "@/lib/db/client";
import { transact } from "@/lib/db/transact";
import { projectName } from "./project-name";
import { standardSettings } from "./read-project-settings";
import type { ProjectSettings, SaveSettingsInput } from "./schema";
import {
  changeOrigins,
  selectOrigins,
  selectProjectName,
  selectSettings,
  updateProjectName,
  upsertSettings,
} from "./store";

/**
 * Saves name, origins, lifetimes, retention and cap over the version the form was filled from.
 * Errors: invalid_input, changed_meanwhile.
 */
export async function saveSettings(
  ctx: ProjectCtx,
  input: SaveSettingsInput,
): Promise<Result<{ version: number }, AppError>> {
  const allowed = await requirePermission(ctx, "settings.save");
  if (!allowed.ok) return allowed;
  return transact(ctx.db, (tx) => save(ctx, tx, input));
}

type Saved = ProjectSettings & { name: string; origins: string[] };

async function save(
  ctx: ProjectCtx,
  tx: Queryable,
  { expectedVersion, ...input }: SaveSettingsInput,
): Promise<Result<{ version: number }, AppError>> {
  const { id } = ctx.project;
  const name = await selectProjectName(tx, id, { lock: true });
  const { version, ...settings } = (await selectSettings(tx, id)) ?? {
    ...standardSettings,
    version: 0,
  };
  if (version !== expectedVersion) return fail("changed_meanwhile");
  const before: Saved = { ...settings, name, origins: await selectOrigins(tx, id) };
  const newName =
    input.name === name
      ? { success: true as const, data: name }
      : projectName.safeParse(input.name);
  if (!newName.success)
    return fail("invalid_input", { fields: { name: newName.error.issues[0]?.message ?? "" } });
  const after: Saved = { ...input, name: newName.data };
  const { name: _, origins, ...values } = after;
  if (after.name !== name) await updateProjectName(tx, id, after.name);
  await changeOrigins(tx, id, {
    added: origins.filter((origin) => !before.origins.includes(origin)),
    removed: before.origins.filter((origin) => !origins.includes(origin)),
  });
  await upsertSettings(tx, id, { ...values, version: version + 1 });
  await recordAudit(tx, ctx, {
    operation: "settings.save",
    result: "done",
    targetId: id,
    detail: changesOf(before, after),
  });
  return ok({ version: version + 1 });
}

/** Only what is different, before and after. */
function changesOf(before: Saved, after: Saved) {
  // The keys of a plain object; TypeScript widens them to strings.
  const changed = (Object.keys(before) as (keyof Saved)[]).filter(
    (key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]),
  );
  const only = (from: Saved) => Object.fromEntries(changed.map((key) => [key, from[key]]));
  return { before: only(before), after: only(after) };
}
