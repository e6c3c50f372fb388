"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import type { FlowDocument } from "@/lib/flows/model/document";
import type { FlowSurroundings } from "@/lib/flows/model/surroundings";
import type { FlowEditorView } from "@/lib/flows/schema";
import type { FlowListActions } from "../list/flow-actions";
import type { PublishFlow, RestoreVersion } from "../versions/version-actions";
import type { RenameFlow } from "./editable-name";
import { EditorContext, type EditorParts, type RunOnCanvas } from "./editor-context";
import { EditorFrame } from "./editor-frame";
import type { FlowView } from "./flow-view";
import { namesOf } from "./names-of";
import { createEditorStore } from "./state/editor-store";
import type { SaveDraft } from "./use-save-draft";

export type FlowEditorProps = {
  projectSlug: string;
  flow: FlowEditorView;
  surroundings: FlowSurroundings;
  /** A version that is only read, instead of the draft. */
  version: { number: number; document: FlowDocument } | null;
  /** What is chosen and open at first, from the address. */
  initialStep: string | null;
  /** As it was chosen last in this browser; null where it never was. */
  initialView: FlowView | null;
  /** Each null for those who may not. */
  save: SaveDraft | null;
  rename: RenameFlow | null;
  publish: PublishFlow | null;
  restore: RestoreVersion | null;
  duplicate: FlowListActions["duplicate"];
  /**
   * What tries the flow out, at the right of the canvas; a button of the header opens it. It is drawn
   * inside the editor's context: it reads the draft by `useEditor` and lights the steps of its run by
   * `showRun` of `useEditorParts`.
   */
  testRun?: ReactNode;
};

/** A flow opened: drawn or as an outline, changed in a panel, kept as a draft. */
export function FlowEditor(props: FlowEditorProps) {
  const { flow, surroundings, version, initialStep, save } = props;
  const router = useRouter();
  const shown = version?.document ?? flow.draft.document;
  const [store] = useState(() => {
    const made = createEditorStore(shown, flow.draft.revision);
    if (initialStep !== null) made.dispatch({ type: "open", id: initialStep, field: "name" });
    return made;
  });
  const [run, showRun] = useState<RunOnCanvas | null>(null);
  const [wantsLater, setWantsLater] = useState(false);
  const isReadOnly = save === null || version !== null;
  const parts = useMemo(
    (): EditorParts => ({
      store,
      surroundings,
      names: namesOf(surroundings, shown.names),
      isReadOnly,
      run,
      showRun,
    }),
    [store, surroundings, shown.names, isReadOnly, run],
  );

  // The page has been drawn anew with a later draft, and that was asked for.
  useEffect(() => {
    if (!wantsLater || flow.draft.revision <= store.read().revision) return;
    store.dispatch({ type: "take", ...flow.draft });
    setWantsLater(false);
  }, [store, flow.draft, wantsLater]);

  return (
    <EditorContext value={parts}>
      <EditorFrame
        {...props}
        onTakeLater={() => {
          setWantsLater(true);
          router.refresh();
        }}
      />
    </EditorContext>
  );
}
