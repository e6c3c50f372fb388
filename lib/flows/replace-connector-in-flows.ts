import "server-only";
import { recordAudit } from "@/lib/audit/record-audit";
import type { ProjectCtx } from "@/lib/auth/context";
import { actorId } from "@/lib/auth/require-permission";
import { newId } from "@/lib/core/ids";
import type { Queryable } from "@/lib/db/client";
import type { FlowDocument } from "./model/document";
import { mapReferences } from "./model/map-references";
import {
  insertVersion,
  type ListedFlow,
  selectFlows,
  selectNewestNumber,
  updateDraft,
  updateFlowRow,
} from "./store";

type Named = { id: string; name: string };
type Replacing = { from: Named; to: Named };

/**
 * The flows' part of replacing a connector everywhere, inside the transaction of the whole: drafts
 * are changed, and what is published is published again with nothing but the connector changed, so
 * that no draft gets out by it. Answers the flows' keys. Permissions have been checked.
 */
export async function replaceConnectorInFlows(
  tx: Queryable,
  ctx: ProjectCtx,
  replacing: Replacing,
): Promise<string[]> {
  const changed: string[] = [];
  for (const flow of await selectFlows(tx, ctx.project.id, { lock: true })) {
    const isSaved = await replaceInDraft(tx, ctx, flow, replacing);
    const isPublished = await replaceInPublished(tx, ctx, flow, replacing);
    if (isSaved || isPublished) changed.push(flow.key);
  }
  return changed;
}

async function replaceInDraft(
  tx: Queryable,
  ctx: ProjectCtx,
  { id, key, draft, draftRevision }: ListedFlow,
  replacing: Replacing,
): Promise<boolean> {
  const document = replaceIn(draft, replacing);
  if (document === draft) return false;
  const by = actorId(ctx.actor);
  const saved = await updateDraft(tx, id, draftRevision, { draft: document, by });
  await recordAudit(tx, ctx, {
    operation: "flows.save",
    result: "done",
    targetId: id,
    detail: { key, revision: saved?.revision ?? null, replacedConnector: replacing.from.id },
  });
  return true;
}

async function replaceInPublished(
  tx: Queryable,
  ctx: ProjectCtx,
  { id: flowId, key, published }: ListedFlow,
  replacing: Replacing,
): Promise<boolean> {
  if (!published) return false;
  const document = replaceIn(published.document, replacing);
  if (document === published.document) return false;
  const id = newId("flowVersion");
  const number = (await selectNewestNumber(tx, flowId)) + 1;
  const note = `Connector ${replacing.from.name} was replaced by ${replacing.to.name}.`;
  await insertVersion(tx, {
    id,
    projectId: ctx.project.id,
    flowId,
    number,
    document,
    note,
    publishedBy: actorId(ctx.actor),
  });
  await updateFlowRow(tx, flowId, { publishedVersionId: id });
  await recordAudit(tx, ctx, {
    operation: "flows.publish",
    result: "done",
    targetId: flowId,
    detail: { key, number, note },
  });
  return true;
}

function replaceIn(document: FlowDocument, { from, to }: Replacing): FlowDocument {
  const mapped = mapReferences(document, ({ kind, id }) =>
    kind === "connector" && id === from.id ? to.id : id,
  );
  if (mapped === document) return document;
  const { [from.id]: _, ...others } = document.names.connectors;
  return { ...mapped, names: { ...document.names, connectors: { ...others, [to.id]: to.name } } };
}
