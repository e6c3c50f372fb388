"use client";

import { useRef } from "react";
import { ArrivalsButton } from "@/components/listing/arrivals-button";
import { ListSkeleton } from "@/components/listing/list-skeleton";
import { SearchEnd } from "@/components/listing/search-end";
import { useAddressFilter } from "@/components/listing/use-address-filter";
import { useArrivals } from "@/components/listing/use-arrivals";
import { useNewestFirst } from "@/components/listing/use-newest-first";
import { fetchInternal } from "@/components/shell/fetch-internal";
import { NotRefreshing } from "@/components/shell/not-refreshing";
import { cn } from "@/components/ui/cn";
import {
  type FailureGroup,
  type RunFilter,
  type RunPage,
  readRunFilter,
  writeRunFilter,
} from "@/lib/flows/search";
import { flowPath, hostedPath, runPath, runsPath } from "../list/flow-paths";
import { FailureGroups } from "./failure-groups";
import { NoRuns } from "./no-runs";
import { newRuns } from "./run-words";
import { RunsList } from "./runs-list";
import { RunsTable } from "./runs-table";
import { type RunFilterOptions, RunsToolbar } from "./runs-toolbar";

type RunsViewProps = {
  projectSlug: string;
  flow: {
    key: string;
    /** End users can begin a run now. */
    isOpen: boolean;
  };
  /** What the page was rendered with. */
  initial: { filter: RunFilter; page: RunPage; groups: FailureGroup[] };
  options: RunFilterOptions;
};

const format = { read: readRunFilter, write: writeRunFilter };
const keyOf = (filter: RunFilter): string => writeRunFilter(filter).toString();

/** Every run of end users through a flow, newest first, by itself. */
export function RunsView({ projectSlug, flow, initial, options }: RunsViewProps) {
  const { filter, change, clear } = useAddressFilter(format);
  const key = keyOf(filter);
  const runs = useNewestFirst<RunPage>({
    queryKey: ["flows", projectSlug, flow.key, "runs", key],
    given: key === keyOf(initial.filter) ? initial.page : undefined,
    load: (cursor, signal) => {
      const query = writeRunFilter(filter);
      if (cursor) query.set("cursor", cursor);
      return fetchInternal<RunPage>(`flows/${flow.key}/runs`, { projectSlug, query, signal });
    },
  });
  const list = useRef<HTMLDivElement>(null);
  const { newIds, announcement, show } = useArrivals(list, {
    arrived: runs.arrived,
    takeIn: runs.takeInArrived,
    inWords: newRuns,
  });
  const rows = runs.shown.map((run) => ({ ...run, href: runPath(projectSlug, flow.key, run.id) }));
  const waiting = runs.arrived.length;
  const isBusy = runs.isLoading || runs.isChanging;

  return (
    <>
      <FailureGroups
        projectSlug={projectSlug}
        flowKey={flow.key}
        filter={filter}
        initial={initial}
        hrefOf={(group) => runsPath(projectSlug, flow.key, group)}
      />
      {!(runs.first?.isEmpty && waiting === 0) && (
        <RunsToolbar filter={filter} onChange={change} onClear={clear} options={options} />
      )}
      <p role="status" className="sr-only">
        {announcement}
      </p>
      {runs.error && <NotRefreshing error={runs.error} what="new runs" />}
      {waiting > 0 && <ArrivalsButton onShow={show}>{newRuns(waiting)}</ArrivalsButton>}
      {rows.length > 0 && (
        <div
          ref={list}
          aria-busy={runs.isChanging}
          className={cn("transition-opacity", runs.isChanging && "opacity-50")}
        >
          <div className="max-sm:hidden">
            <RunsTable rows={rows} newIds={newIds} />
          </div>
          <div className="sm:hidden">
            <RunsList rows={rows} newIds={newIds} />
          </div>
        </div>
      )}
      {rows.length === 0 && isBusy && !runs.error && <ListSkeleton />}
      {rows.length === 0 && !isBusy && (
        <NoRuns
          isEmpty={runs.first?.isEmpty === true && waiting === 0}
          hostedHref={flow.isOpen ? hostedPath(projectSlug, flow.key) : null}
          editorHref={flowPath(projectSlug, flow.key)}
          onClear={clear}
        />
      )}
      {runs.hasMore && (
        <SearchEnd
          what="runs"
          searchedBackTo={null}
          isPending={runs.isLoadingMore}
          onMore={runs.loadMore}
        />
      )}
    </>
  );
}
