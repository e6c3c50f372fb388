"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { RelativeTime } from "@/components/ui/relative-time";
import { diffFlow } from "@/lib/flows/model/diff-flow";
import type { FlowEditorView } from "@/lib/flows/schema";
import { FlowConflict } from "../versions/flow-conflict";
import { useEditor, useEditorParts } from "./editor-context";
import { isDirty as isDirtyState } from "./state/editor-state";
import type { Saving } from "./use-save-draft";

type DraftNewsProps = {
  /** Who saved the draft that is open here, and when (ISO 8601). */
  news: { byName: string; at: string };
  /** The draft as the page has it: theirs, once it has arrived. */
  draft: FlowEditorView["draft"];
  saving: Saving;
  onTakeTheirs: () => void;
};

/** Somebody else saved the draft that is open here: told before one's own save would fail. */
export function DraftNews({ news, draft, saving, onTakeTheirs }: DraftNewsProps) {
  const { store } = useEditorParts();
  const router = useRouter();
  const document = useEditor((state) => state.document);
  const revision = useEditor((state) => state.revision);
  const isDirty = useEditor(isDirtyState);
  const isLoaded = draft.revision > revision;
  const { at } = news;

  // biome-ignore lint/correctness/useExhaustiveDependencies: each further save of theirs is loaded too
  useEffect(() => router.refresh(), [router, at]);

  if (!isDirty)
    return (
      <Callout
        tone="info"
        role="status"
        className="rounded-none"
        title={
          <>
            {news.byName} saved this draft <RelativeTime value={at} />
          </>
        }
        actions={
          <Button size="sm" disabled={!isLoaded} onClick={onTakeTheirs}>
            Show theirs
          </Button>
        }
      >
        What you see is older.
      </Callout>
    );
  return (
    <FlowConflict
      changed={news}
      differences={isLoaded ? diffFlow(draft.document, document) : null}
      isSaving={saving.isSaving}
      onTakeTheirs={onTakeTheirs}
      onSaveMine={() => {
        store.dispatch({ type: "overrule", revision: draft.revision });
        void saving.save();
      }}
      onSelectStep={(id) => store.dispatch({ type: "open", id, field: "name" })}
    />
  );
}
