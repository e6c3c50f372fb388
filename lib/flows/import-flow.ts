import "server-only";
import type { z } from "zod";
import type { ProjectCtx } from "@/lib/auth/context";
import { actorId, requirePermission } from "@/lib/auth/require-permission";
import { type AppError, fail } from "@/lib/core/errors";
import { ok, type Result } from "@/lib/core/result";
import { changeFlow } from "./change-flow";
import { makeFlow } from "./create-flow";
import { getSurroundings } from "./get-surroundings";
import { type NamedFlow, readFlowFile } from "./model/flow-file";
import { matchReferences } from "./model/match-references";
import type { ImportOutcome, importFlowInput } from "./schema";
import { selectFlow, updateDraft, updateFlowRow } from "./store";
import { withNames } from "./with-names";

/**
 * Makes a flow of a file, or a new draft of the flow that has its key. Nothing is written while a
 * connector or a template is missing, or a flow has the key and `replace` is not set: the answer says
 * so, as it does to a trial. Nothing is published. Fails with invalid_input for what is no flow; `fields.file` says where.
 */
export async function importFlow(
  ctx: ProjectCtx,
  { file, choices, replace, isTrial }: z.output<typeof importFlowInput>,
): Promise<Result<ImportOutcome, AppError>> {
  const allowed = await requirePermission(ctx, "flows.save");
  if (!allowed.ok) return allowed;
  const read = readFlowFile(file);
  if (!read.ok) return fail("invalid_input", { fields: { file: read.error } });
  const { key } = read.value;
  const [surroundings, existing] = await Promise.all([
    getSurroundings(ctx, { flowKey: key }),
    selectFlow(ctx.db, ctx.project.id, key),
  ]);
  if (!surroundings.ok) return surroundings;
  const matched = matchReferences(read.value.document, surroundings.value, choices);
  if (isTrial || matched.missing.length > 0 || (existing && !replace))
    return ok({
      isImported: false,
      key,
      name: read.value.name,
      missing: matched.missing,
      replaces: existing && { name: existing.name },
    });
  const flow = { ...read.value, document: await withNames(ctx, matched.document) };
  const done = existing ? await replaceDraft(ctx, flow) : await makeFlow(ctx, flow);
  return done.ok ? ok({ isImported: true, key, isNew: existing === null }) : done;
}

/** The file says what the flow is called, too: it is the same file when it is exported again. */
function replaceDraft(
  ctx: ProjectCtx,
  { key, name, description, document }: NamedFlow,
): Promise<Result<null, AppError>> {
  return changeFlow(ctx, { operation: "flows.save", flowKey: key }, async (tx, flow) => {
    const by = actorId(ctx.actor);
    // The row is locked: its revision is the newest.
    const saved = await updateDraft(tx, flow.id, flow.draftRevision, { draft: document, by });
    await updateFlowRow(tx, flow.id, { name, description });
    return ok({ value: null, detail: { imported: true, revision: saved?.revision ?? null } });
  });
}
