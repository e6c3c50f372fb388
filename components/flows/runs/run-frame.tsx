"use client";

import { useState } from "react";
import { NotRefreshing } from "@/components/shell/not-refreshing";
import { cn } from "@/components/ui/cn";
import { SegmentedControl } from "@/components/ui/segmented-control";
import type { RunDetails } from "@/lib/flows/search";
import { useEditor, useEditorParts } from "../editor/editor-context";
import { FlowSurface } from "../editor/flow-surface";
import type { FlowView } from "../editor/flow-view";
import { SidePanel } from "../editor/side-panel";
import { useFlowView } from "../editor/use-flow-view";
import { useIsNarrow } from "../editor/use-is-narrow";
import { ViewSwitch } from "../editor/view-switch";
import { RunHeader } from "./run-header";
import { RunStory } from "./run-story";

type RunFrameProps = {
  projectSlug: string;
  flow: { key: string; name: string };
  details: RunDetails;
  error: Error | null;
  initialView: FlowView | null;
};

const nothing: [] = [];

/** The flow with the way that the run took, and beside it what happened; filling the window. */
export function RunFrame({ projectSlug, flow, details, error, initialView }: RunFrameProps) {
  const { run } = useEditorParts();
  const isStepOpen = useEditor(({ openStep }) => openStep !== null);
  const view = useFlowView(initialView);
  const isNarrow = useIsNarrow();
  const [part, setPart] = useState<"story" | "flow">("story");
  // A canvas without a size could not show its beginning; the server does not know the width.
  const hasFlow = !isNarrow || part === "flow";
  return (
    <div
      data-fills-window
      className="absolute inset-0 flex min-h-100 flex-col overflow-hidden bg-background"
    >
      <RunHeader projectSlug={projectSlug} flow={flow} run={details.run}>
        <SegmentedControl
          aria-label="Show"
          size="sm"
          className="self-center md:hidden"
          value={part}
          onValueChange={setPart}
          segments={[
            { value: "story", label: "What happened" },
            { value: "flow", label: "Flow" },
          ]}
        />
        <div className={cn("flex", part === "story" && "max-md:hidden")}>
          <ViewSwitch view={view} />
        </div>
      </RunHeader>
      {error && <NotRefreshing error={error} what="what happens next" />}
      <div className="relative flex min-h-0 flex-1">
        <div className={cn("flex min-w-0 flex-1 flex-col", part === "story" && "max-md:hidden")}>
          <h2 className="sr-only">Flow</h2>
          {hasFlow && <FlowSurface {...view} decorations={run ?? {}} />}
        </div>
        <SidePanel findings={nothing} />
        <RunStory
          projectSlug={projectSlug}
          flow={flow}
          details={details}
          className={cn(part === "flow" && "max-md:hidden", isStepOpen && "md:max-2xl:hidden")}
        />
      </div>
    </div>
  );
}
