"use client";

import { History, Upload } from "lucide-react";
import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { requestLeave } from "@/components/shell/unsaved-store";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogDescription, DialogTitle } from "@/components/ui/dialog";
import { validateFlow } from "@/lib/flows/model/validate-flow";
import type { FlowEditorView } from "@/lib/flows/schema";
import { flowPath } from "../list/flow-paths";
import { PublishDialog } from "../versions/publish-dialog";
import type { PublishFlow, RestoreVersion } from "../versions/version-actions";
import { FlowVersionList } from "../versions/version-list";
import { useEditor, useEditorParts } from "./editor-context";
import type { Saving } from "./use-save-draft";

type EditorActionsProps = {
  projectSlug: string;
  flow: FlowEditorView;
  /** Number of the version that is read; null for the draft. */
  versionNumber: number | null;
  isDirty: boolean;
  saving: Saving;
  publish: PublishFlow | null;
  restore: RestoreVersion | null;
  /** The server has another draft now, which shall be shown. */
  onRestored: () => void;
};

/** Versions, saving and publishing. */
export function EditorActions(props: EditorActionsProps) {
  const { projectSlug, flow, versionNumber, isDirty, saving, publish, restore, onRestored } = props;
  const { store, surroundings, names, isReadOnly } = useEditorParts();
  const router = useRouter();
  const document = useEditor((state) => state.document);
  const revision = useEditor((state) => state.revision);
  const [open, setOpen] = useState<"versions" | "publish" | null>(null);
  const close = () => setOpen(null);

  async function askToPublish() {
    // What is published is what is saved.
    if (await saving.save()) setOpen("publish");
  }

  return (
    <>
      <Button variant="ghost" onClick={() => setOpen("versions")}>
        <History aria-hidden="true" />
        Versions
      </Button>
      {!isReadOnly && (
        <Button
          inactive={!isDirty}
          pending={saving.isSaving}
          aria-keyshortcuts="Control+S Meta+S"
          onClick={() => void saving.save()}
        >
          Save
        </Button>
      )}
      {publish && !isReadOnly && (
        <Button variant="primary" onClick={() => void askToPublish()}>
          <Upload aria-hidden="true" />
          Publish
        </Button>
      )}
      {publish && open === "publish" && (
        <PublishDialog
          isOpen
          flow={flow}
          draft={{ document, revision }}
          names={names}
          findings={validateFlow(document, surroundings, flow)}
          publish={publish}
          onPublished={() => router.refresh()}
          onClose={close}
          onSelectStep={(id) => {
            close();
            store.dispatch({ type: "open", id, field: "name" });
          }}
        />
      )}
      <Dialog open={open === "versions"} onOpenChange={(isOpen) => !isOpen && close()}>
        <DialogContent>
          <DialogTitle>Versions of {flow.name}</DialogTitle>
          <DialogDescription>
            Each time the flow is published, a version is kept as it was.
          </DialogDescription>
          <FlowVersionList
            flowKey={flow.key}
            versions={flow.versions}
            revision={revision}
            isUnsaved={isDirty}
            restore={restore}
            openNumber={versionNumber}
            onOpen={(number) => {
              close();
              // The address is put together at run time, which the route types cannot follow.
              const path = `${flowPath(projectSlug, flow.key)}?version=${number}` as Route;
              requestLeave(() => router.push(path));
            }}
            onRestored={() => {
              close();
              if (versionNumber === null) onRestored();
              else router.push(flowPath(projectSlug, flow.key));
            }}
          />
        </DialogContent>
      </Dialog>
    </>
  );
}
