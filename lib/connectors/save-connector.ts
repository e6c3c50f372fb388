import "server-only";
import { recordAudit } from "@/lib/audit/record-audit";
import type { ProjectCtx } from "@/lib/auth/context";
import { requirePermission } from "@/lib/auth/require-permission";
import { type AppError, fail } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { ok, type Result } from "@/lib/core/result";
import type { Queryable } from "@/lib/db/client";
import { isUniqueViolation, transact } from "@/lib/db/transact";
import { completeConfig } from "./complete-config";
import { describeChange } from "./describe-change";
import { fingerprint, fingerprintKey } from "./fingerprint";
import { type ConfigValues, standingSecretPaths, valueAt, withValueAt } from "./kit/config-paths";
import { type ConnectorDefinition, describeFields } from "./kit/define";
import { loadConnector, type StoredConnector } from "./load-connector";
import { findDefinition } from "./registry";
import type { SaveConnectorInput } from "./schema";
import {
  attachTest,
  detachTests,
  insertConnector,
  selectUserNames,
  updateConnector,
} from "./store";
import { writeSecrets } from "./write-secrets";

export type SavedConnector = { connectorId: string; version: number };

/**
 * Creates a connector, or changes one that still has the version the form was opened with.
 * Names are unique in the project whatever the type and the case, so submitting Create twice makes
 * one connector. Errors: not_found, invalid_input, name_taken, changed_meanwhile, secret_unreadable.
 */
export async function saveConnector(
  ctx: ProjectCtx,
  input: SaveConnectorInput,
): Promise<Result<SavedConnector, AppError>> {
  const allowed = await requirePermission(ctx, "connectors.save");
  if (!allowed.ok) return allowed;
  const definition = findDefinition(input.type);
  if (!definition) return fail("not_found");
  const key = await fingerprintKey(ctx);
  try {
    return await transact(ctx.db, (tx) => save(ctx, tx, key, definition, input));
  } catch (error) {
    if (!isUniqueViolation(error, "connectors_project_name")) throw error;
    return fail("name_taken", {
      fields: { name: "Another connector has this name. Choose a different one." },
    });
  }
}

async function save(
  ctx: ProjectCtx,
  tx: Queryable,
  key: string,
  definition: ConnectorDefinition,
  input: SaveConnectorInput,
): Promise<Result<SavedConnector, AppError>> {
  const { connectorId } = input;
  const stored = connectorId ? await loadConnector(ctx, connectorId, { db: tx, lock: true }) : null;
  if (connectorId && stored?.type !== input.type) return fail("not_found");
  if (stored && stored.version !== input.expectedVersion) return conflict(tx, stored);

  const complete = await completeConfig(ctx, definition, input.config, stored, tx);
  if (!complete.ok) return complete;
  const config = withoutSecrets(definition, complete.value);
  const actor = ctx.actor.kind === "user" ? ctx.actor.userId : "system";
  const id = stored?.id ?? newId("connector");
  const version = (stored?.version ?? 0) + 1;
  const row = { name: input.name, description: input.description, config, version };
  if (stored) await updateConnector(tx, ctx.project.id, id, { ...row, updatedBy: actor });
  else
    await insertConnector(tx, {
      ...row,
      id,
      projectId: ctx.project.id,
      type: definition.id,
      createdBy: actor,
      updatedBy: actor,
    });

  const secrets = await writeSecrets(ctx, tx, {
    connectorId: id,
    stored: stored?.secrets ?? [],
    standing: standingSecretPaths(describeFields(definition.config), config),
    typed: (path) => valueAt(input.config, path),
    complete: complete.value,
    actor,
  });
  const settings = describeChange(describeFields(definition.config), stored?.config ?? {}, config);
  await keepTests(ctx, tx, {
    connectorId: id,
    testId: input.testId,
    fingerprint: fingerprint(key, definition.id, complete.value),
    isChanged: Object.keys(settings).length > 0 || secrets.set.length > 0,
  });
  await recordAudit(tx, ctx, {
    operation: "connectors.save",
    targetId: id,
    result: "done",
    detail: {
      type: definition.id,
      isNew: stored === null,
      version,
      ...textChange("name", stored?.name, input.name),
      ...textChange("description", stored?.description, input.description),
      settings,
      secretsSet: secrets.set,
      secretsForgotten: secrets.forgotten,
    },
  });
  return ok({ connectorId: id, version });
}

async function conflict(tx: Queryable, { updatedBy, updatedAt }: StoredConnector) {
  const names = await selectUserNames(tx, [updatedBy]);
  return fail("changed_meanwhile", {
    changed: { byName: names.get(updatedBy) ?? "Somebody", at: updatedAt.toISOString() },
  });
}

function withoutSecrets(definition: ConnectorDefinition, config: ConfigValues): ConfigValues {
  return standingSecretPaths(describeFields(definition.config), config).reduce<ConfigValues>(
    (rest, path) => withValueAt(rest, path, ""),
    config,
  );
}

const textChange = (name: string, before = "", after: string) =>
  before === after ? {} : { [name]: { before, after } };

/** A result stays with the connector while it tells of the values that are stored. */
async function keepTests(
  ctx: ProjectCtx,
  tx: Queryable,
  saved: { connectorId: string; testId?: string; fingerprint: string; isChanged: boolean },
): Promise<void> {
  if (saved.isChanged) await detachTests(tx, saved.connectorId, saved.fingerprint);
  if (saved.testId) await attachTest(tx, ctx.project.id, saved.testId, saved);
}
