"use client";

import { FlaskConical } from "lucide-react";
import type { ReactNode } from "react";
import { consolePath } from "@/components/shell/navigation";
import { Button } from "@/components/ui/button";
import { TextLink } from "@/components/ui/text-link";
import type { FlowEditorView } from "@/lib/flows/schema";
import { DraftLabel } from "./draft-label";
import { EditableName, type RenameFlow } from "./editable-name";
import { useEditorParts } from "./editor-context";
import type { ViewChoice } from "./use-flow-view";
import type { Saving } from "./use-save-draft";
import { ViewSwitch } from "./view-switch";

type EditorHeaderProps = {
  projectSlug: string;
  flow: FlowEditorView;
  rename: RenameFlow | null;
  /** Further buttons at the right. */
  actions: ReactNode;
  isDirty: boolean;
  saving: Saving;
  view: ViewChoice;
  isTesting: boolean;
  /** null where nothing can be tried out. */
  onTestingChange: ((isTesting: boolean) => void) | null;
};

/** Name and state of the flow at the left, what can be done with it at the right. */
export function EditorHeader(props: EditorHeaderProps) {
  const { projectSlug, flow, rename, actions, isDirty, saving, view } = props;
  const { isTesting, onTestingChange } = props;
  const { isReadOnly } = useEditorParts();
  return (
    <header className="flex shrink-0 flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b px-4 py-2.5">
      <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-0.5">
        <div className="flex min-w-0 items-center gap-2">
          <TextLink href={consolePath(projectSlug, "flows")} className="text-sm">
            Flows
          </TextLink>
          <span aria-hidden="true" className="text-muted">
            /
          </span>
          <EditableName flow={flow} rename={isReadOnly ? null : rename} />
        </div>
        <DraftLabel
          isDirty={isDirty}
          savedAt={saving.savedAt ?? flow.draft.savedAt}
          publishedNumber={flow.published?.number ?? null}
        />
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <ViewSwitch view={view} />
        {onTestingChange && (
          <Button
            variant="ghost"
            aria-pressed={isTesting}
            className="aria-pressed:bg-accent-soft aria-pressed:text-accent-text"
            onClick={() => onTestingChange(!isTesting)}
          >
            <FlaskConical aria-hidden="true" />
            Test run
          </Button>
        )}
        {actions}
      </div>
    </header>
  );
}
