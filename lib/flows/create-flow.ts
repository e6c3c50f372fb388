import "server-only";
import { recordAudit } from "@/lib/audit/record-audit";
import type { ProjectCtx } from "@/lib/auth/context";
import { actorId, requirePermission } from "@/lib/auth/require-permission";
import { type AppError, fail } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { ok, type Result } from "@/lib/core/result";
import { isUniqueViolation, transact } from "@/lib/db/transact";
import { getOtp } from "@/lib/otp/get-otp";
import { emptyFlow } from "./library/empty-flow";
import { findLibraryFlow, type LibraryFlow, libraryDocument } from "./library/library";
import type { FlowDocument } from "./model/document";
import { type CreateFlowInput, createFlowInput } from "./schema";
import { insertFlow } from "./store";

/** Makes a flow with an empty draft, or one of the library. Fails with name_taken for a known key. */
export async function createFlow(
  ctx: ProjectCtx,
  input: CreateFlowInput,
): Promise<Result<{ key: string }, AppError>> {
  const allowed = await requirePermission(ctx, "flows.save");
  if (!allowed.ok) return allowed;
  const { key, name, description, from } = createFlowInput.parse(input);
  if (from === undefined) return makeFlow(ctx, { key, name, description, document: emptyFlow() });
  const flow = findLibraryFlow(from);
  if (!flow) return fail("not_found", { text: "The library has no such flow." });
  const document = await inProject(ctx, flow);
  return makeFlow(ctx, { key, name, description, document });
}

/** With the channel's default connector where the flow sends a message of its own. */
async function inProject(ctx: ProjectCtx, flow: LibraryFlow): Promise<FlowDocument> {
  if (!flow.needsConnector) return flow.document;
  const otp = await getOtp(ctx);
  const card = otp.ok ? otp.value.find(({ channel }) => channel === flow.needsConnector) : null;
  return card ? libraryDocument(flow, card.connectorId) : flow.document;
}

/** Writes a new flow down with this draft. For verbs that have checked the permission. */
export async function makeFlow(
  ctx: ProjectCtx,
  flow: { key: string; name: string; description: string; document: FlowDocument },
): Promise<Result<{ key: string }, AppError>> {
  const { key, name, description, document } = flow;
  const id = newId("flow");
  try {
    await transact(ctx.db, async (tx) => {
      await insertFlow(tx, {
        id,
        projectId: ctx.project.id,
        key,
        name,
        description,
        draft: document,
        draftBy: actorId(ctx.actor),
      });
      await recordAudit(tx, ctx, {
        operation: "flows.save",
        result: "done",
        targetId: id,
        detail: { key, name, isNew: true },
      });
    });
  } catch (error) {
    if (isUniqueViolation(error, "flows_key"))
      return fail("name_taken", { fields: { key: "Another flow has this id." } });
    throw error;
  }
  return ok({ key });
}
