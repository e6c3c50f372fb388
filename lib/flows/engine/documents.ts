import "server-only";
import type { Db } from "@/lib/db/client";
import { type FlowDocument, flowDocument } from "../model/document";
import { selectVersionDocument } from "../run-store";
import type { DocumentOf } from "./advance";
import type { RunState } from "./state";

/** Versions never change, so what was parsed stays good. Correctness needs none of it. */
const parsed = new Map<string, FlowDocument>();
const mostKept = 200;

/** A published version. */
export async function loadVersion(db: Db, versionId: string): Promise<FlowDocument> {
  const known = parsed.get(versionId);
  if (known) return known;
  const stored = await selectVersionDocument(db, versionId);
  if (stored === null) throw new Error(`The flow version ${versionId} is gone.`);
  const document = flowDocument.parse(stored);
  // The oldest one goes: a map keeps the order in which it was filled.
  const [oldest] = parsed.keys();
  if (parsed.size >= mostKept && oldest !== undefined) parsed.delete(oldest);
  parsed.set(versionId, document);
  return document;
}

/** Loads what the frames of a run are pinned to, so that `advance` finds it without waiting. */
export async function documentsOf(db: Db, state: RunState): Promise<DocumentOf> {
  const loaded = new Map<string, FlowDocument>();
  for (const { versionId } of state.frames)
    if (versionId !== null) loaded.set(versionId, await loadVersion(db, versionId));
  return ({ versionId, flowKey }) => {
    const document =
      versionId === null
        ? Object.hasOwn(state.documents, flowKey)
          ? state.documents[flowKey]
          : undefined
        : loaded.get(versionId);
    if (!document) throw new Error(`The document of ${flowKey} was not loaded.`);
    return document;
  };
}
