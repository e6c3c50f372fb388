"use client";

import { useCallback, useDeferredValue, useMemo, useState } from "react";
import { SaveProblem } from "@/components/forms/save-problem";
import { useUnsavedGuard } from "@/components/shell/use-unsaved-guard";
import { Callout } from "@/components/ui/callout";
import { cn } from "@/components/ui/cn";
import { TextLink } from "@/components/ui/text-link";
import type { Finding } from "@/lib/flows/model/finding";
import { validateFlow } from "@/lib/flows/model/validate-flow";
import type { Decorations } from "../canvas/step-decoration";
import { flowPath } from "../list/flow-paths";
import { countFindings } from "./count-findings";
import { DraftNews } from "./draft-news";
import { EditorActions } from "./editor-actions";
import { useEditor, useEditorParts } from "./editor-context";
import { EditorHeader } from "./editor-header";
import { FindingsBar } from "./findings-bar";
import type { FlowEditorProps } from "./flow-editor";
import { FlowSurface } from "./flow-surface";
import { MoreMenu } from "./more-menu";
import { SidePanel } from "./side-panel";
import { isDirty as isDirtyState } from "./state/editor-state";
import { useDraftWatch } from "./use-draft-watch";
import { useEditorKeys } from "./use-editor-keys";
import { useFlowView } from "./use-flow-view";
import { useSaveDraft } from "./use-save-draft";

type EditorFrameProps = FlowEditorProps & {
  /** Shows the draft that the server has now. */
  onTakeLater: () => void;
};

/** Header, flow, panels and findings, filling the window. */
export function EditorFrame(props: EditorFrameProps) {
  const { projectSlug, flow, version, testRun, onTakeLater } = props;
  const { store, surroundings, isReadOnly, run } = useEditorParts();
  const document = useEditor((state) => state.document);
  const isDirty = useEditor(isDirtyState);
  const isStepOpen = useEditor(({ openStep }) => openStep !== null);
  const saving = useSaveDraft(flow.key, props.save);
  const theirs = useDraftWatch(projectSlug, flow.key, { isActive: !isReadOnly });
  const view = useFlowView(props.initialView);
  const [isTesting, setIsTesting] = useState(false);
  useUnsavedGuard(isDirty && !isReadOnly);

  const { save } = saving;
  const saveByKey = useCallback(() => void save(), [save]);
  useEditorKeys(saveByKey);

  // Typing goes before checking: the findings may come a moment later.
  const checked = useDeferredValue(document);
  const findings = useMemo(
    () => validateFlow(checked, surroundings, flow),
    [checked, surroundings, flow],
  );
  const decorations = useMemo(
    (): Decorations => ({ findings: countFindings(findings), ...run }),
    [findings, run],
  );

  const { error } = saving;
  const isConflict = error?.code === "changed_meanwhile";
  const news =
    theirs !== null && !saving.isSaving
      ? { byName: theirs.savedByName ?? "Somebody", at: theirs.savedAt }
      : isConflict
        ? (error.changed ?? null)
        : null;

  function changeTesting(starts: boolean) {
    setIsTesting(starts);
    // Its place is taken by what was asked for.
    if (starts) store.dispatch({ type: "open", id: null });
  }
  function select({ stepId, path, port }: Finding) {
    if (stepId === null) return;
    const field = path ?? (port === null ? "name" : `to.${port}`);
    store.dispatch({ type: "open", id: stepId, field });
  }

  return (
    <div
      data-fills-window
      className="absolute inset-0 flex min-h-100 flex-col overflow-hidden bg-background"
    >
      <EditorHeader
        {...props}
        isDirty={isDirty}
        saving={saving}
        view={view}
        actions={
          <>
            <EditorActions
              {...props}
              versionNumber={version?.number ?? null}
              isDirty={isDirty}
              saving={saving}
              onRestored={onTakeLater}
            />
            <MoreMenu {...props} />
          </>
        }
        isTesting={isTesting}
        onTestingChange={testRun === undefined ? null : changeTesting}
      />
      {version !== null && (
        <Callout tone="info" role="status" className="rounded-none">
          This is version {version.number}. It can only be read.{" "}
          <TextLink href={flowPath(projectSlug, flow.key)}>Open the draft</TextLink>
        </Callout>
      )}
      {news && !isReadOnly && (
        <DraftNews news={news} draft={flow.draft} saving={saving} onTakeTheirs={onTakeLater} />
      )}
      {!isConflict && <SaveProblem error={error} isBroken={saving.isBroken} />}
      <div className="relative flex min-h-0 flex-1">
        <div className="flex min-w-0 flex-1 flex-col">
          <FlowSurface {...view} decorations={decorations} />
          {!isReadOnly && (
            <FindingsBar
              findings={findings}
              nameOf={(id) => document.steps[id]?.name ?? id}
              onSelect={select}
            />
          )}
        </div>
        <SidePanel findings={findings} />
        {/* Beside the step's panel where there is room for both, else back once that is done. */}
        {isTesting && (
          <div className={cn("contents", isStepOpen && "md:max-2xl:hidden")}>{testRun}</div>
        )}
      </div>
    </div>
  );
}
