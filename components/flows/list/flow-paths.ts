import type { Route } from "next";
import { consolePath } from "@/components/shell/navigation";

/** Address of a flow's editor. */
export const flowPath = (projectSlug: string, flowKey: string): Route =>
  consolePath(projectSlug, `flows/${flowKey}`);

/** Address that downloads a flow as a file. */
export const flowFilePath = (projectSlug: string, flowKey: string): string =>
  `/api/internal/flows/export?${new URLSearchParams({ project: projectSlug, flow: flowKey })}`;
