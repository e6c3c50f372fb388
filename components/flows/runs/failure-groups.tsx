"use client";

import { useQuery } from "@tanstack/react-query";
import type { Route } from "next";
import { fetchInternal } from "@/components/shell/fetch-internal";
import { RefreshError } from "@/components/shell/refresh-error";
import { BarList } from "@/components/ui/bar-list";
import { Panel } from "@/components/ui/panel";
import { RelativeTime } from "@/components/ui/relative-time";
import { failureName } from "@/lib/flows/model/failure-names";
import {
  type FailureGroup,
  type RunFilter,
  readRunFilter,
  writeRunFilter,
} from "@/lib/flows/search";
import { lowerFirst } from "./run-words";

/** What of the filter narrows the groups as well. */
const scopeOf = ({ version, span, from, to }: RunFilter): RunFilter => ({
  version,
  span,
  from,
  to,
});

type FailureGroupsProps = {
  projectSlug: string;
  flowKey: string;
  filter: RunFilter;
  /** What the page was rendered with. */
  initial: { filter: RunFilter; groups: FailureGroup[] };
  /** Address of the runs of a group. */
  hrefOf: (filter: RunFilter) => Route;
};

/** Failures change the picture seldom; the list beside shows each as it comes. */
const refreshMs = 10_000;

/** Failed runs by step and reason, most first; each group leads to its runs. */
export function FailureGroups(props: FailureGroupsProps) {
  const { projectSlug, flowKey, filter, initial, hrefOf } = props;
  const scope = scopeOf(filter);
  const key = writeRunFilter(scope).toString();
  const { data: groups } = useQuery({
    queryKey: ["flows", projectSlug, flowKey, "failures", key],
    queryFn: ({ signal }) =>
      fetchInternal<FailureGroup[]>(`flows/${flowKey}/failures`, {
        projectSlug,
        query: writeRunFilter(scope),
        signal,
      }),
    initialData:
      key === writeRunFilter(scopeOf(initial.filter)).toString() ? initial.groups : undefined,
    placeholderData: (before) => before,
    refetchInterval: ({ state }) =>
      state.error instanceof RefreshError && state.error.isSignedOut ? false : refreshMs,
  });
  if (!groups || groups.length === 0) return null;
  const most = groups[0]?.runs ?? 1;
  return (
    <Panel aria-labelledby="failed-runs" className="mb-6 max-h-72 overflow-y-auto p-4">
      <h2 id="failed-runs" className="mb-3 text-base font-semibold">
        Failed runs by step and reason
      </h2>
      <BarList
        label="Steps and reasons, most failed runs first"
        tone="danger"
        items={groups.map(({ stepId, stepName, reason, runs, lastAt }) => ({
          key: `${stepId} ${reason}`,
          name: `${stepName}: ${lowerFirst(failureName(reason))}`,
          href: hrefOf({ ...scope, failedStep: stepId, failedClass: reasonIn(reason) }),
          // A phone has room for the reason alone.
          note: <RelativeTime value={lastAt} className="max-sm:hidden" />,
          value: runs.toLocaleString("en"),
          share: runs / most,
        }))}
      />
    </Panel>
  );
}

/** As the filter takes it; a reason that this version does not know cannot be looked for. */
const reasonIn = (reason: string): RunFilter["failedClass"] =>
  readRunFilter({ failedClass: reason }).failedClass;
