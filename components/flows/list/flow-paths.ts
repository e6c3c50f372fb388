import type { Route } from "next";
import { consolePath } from "@/components/shell/navigation";
import { type RunFilter, writeRunFilter } from "@/lib/flows/search";

/** Address of a flow's editor. */
export const flowPath = (projectSlug: string, flowKey: string): Route =>
  consolePath(projectSlug, `flows/${flowKey}`);

/** Address of the runs of a flow, narrowed by a filter. */
export function runsPath(projectSlug: string, flowKey: string, filter: RunFilter = {}): Route {
  const query = writeRunFilter(filter).toString();
  return consolePath(projectSlug, `flows/${flowKey}/runs${query === "" ? "" : `?${query}`}`);
}

export const runPath = (projectSlug: string, flowKey: string, runId: string): Route =>
  consolePath(projectSlug, `flows/${flowKey}/runs/${runId}`);

/** Address of the page that end users go through. */
export const hostedPath = (projectSlug: string, flowKey: string): string =>
  `/run/${projectSlug}/${flowKey}`;

/** Address that downloads a flow as a file. */
export const flowFilePath = (projectSlug: string, flowKey: string): string =>
  `/api/internal/flows/export?${new URLSearchParams({ project: projectSlug, flow: flowKey })}`;
