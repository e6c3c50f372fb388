"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { fetchInternal } from "@/components/shell/fetch-internal";
import { RefreshError } from "@/components/shell/refresh-error";
import type { FlowSurroundings } from "@/lib/flows/model/surroundings";
import { isOpenRun, type RunDetails } from "@/lib/flows/search";
import { EditorContext, type EditorParts } from "../editor/editor-context";
import type { FlowView } from "../editor/flow-view";
import { namesOf } from "../editor/names-of";
import { createEditorStore } from "../editor/state/editor-store";
import { runLights } from "../testing/run-lights";
import { RunFrame } from "./run-frame";

type RunPageViewProps = {
  projectSlug: string;
  flow: { key: string; name: string };
  initial: RunDetails;
  surroundings: FlowSurroundings;
  /** As it was chosen last in this browser; null where it never was. */
  initialView: FlowView | null;
};

const refreshMs = 2_000;

/** One run of an end user: on the version that it is pinned to, with what each step did. */
export function RunPageView(props: RunPageViewProps) {
  const { projectSlug, flow, initial, surroundings, initialView } = props;
  const { id } = initial.run;
  const { data: details, error } = useQuery({
    queryKey: ["flows", projectSlug, flow.key, "run", id],
    queryFn: ({ signal }) =>
      fetchInternal<RunDetails>(`flows/${flow.key}/runs/${id}`, { projectSlug, signal }),
    initialData: initial,
    // Once it is over nothing more happens, and who was signed out stays so.
    refetchInterval: ({ state }) =>
      (state.data && !isOpenRun(state.data.run.status)) ||
      (state.error instanceof RefreshError && state.error.isSignedOut)
        ? false
        : refreshMs,
  });
  const { document } = initial;
  const [store] = useState(() => createEditorStore(document, 0));
  const { run, trace } = details;
  // An expired run stands nowhere any more: the trace says where it stopped.
  const standsAt = isOpenRun(run.status) ? run.stepId : null;
  const lights = useMemo(
    () => runLights(trace, standsAt, run.failedStep),
    [trace, standsAt, run.failedStep],
  );
  const parts = useMemo(
    (): EditorParts => ({
      store,
      surroundings,
      names: namesOf(surroundings, document.names),
      isReadOnly: true,
      run: lights,
      showRun: () => undefined,
    }),
    [store, surroundings, document.names, lights],
  );
  return (
    <EditorContext value={parts}>
      <RunFrame
        projectSlug={projectSlug}
        flow={flow}
        details={details}
        error={error}
        initialView={initialView}
      />
    </EditorContext>
  );
}
