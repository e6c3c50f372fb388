import type { ReactNode } from "react";
import { consolePath } from "@/components/shell/navigation";
import { LocalTime } from "@/components/ui/local-time";
import { TextLink } from "@/components/ui/text-link";
import type { RunSummary } from "@/lib/flows/search";
import { flowPath, runsPath } from "../list/flow-paths";
import { RunStatus } from "./run-status";

type RunHeaderProps = {
  projectSlug: string;
  flow: { key: string; name: string };
  run: RunSummary;
  /** What changes the look, at the right. */
  children: ReactNode;
};

/** Which run it is and how it stands. */
export function RunHeader({ projectSlug, flow, run, children }: RunHeaderProps) {
  return (
    <header className="flex shrink-0 flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b px-4 py-2.5">
      <div className="min-w-0">
        <nav
          aria-label="Way back"
          className="flex min-w-0 flex-wrap items-center gap-x-1.5 text-sm"
        >
          <TextLink href={consolePath(projectSlug, "flows")}>Flows</TextLink>
          <Slash />
          <TextLink href={flowPath(projectSlug, flow.key)} className="min-w-0 truncate">
            {flow.name}
          </TextLink>
          <Slash />
          <TextLink href={runsPath(projectSlug, flow.key)}>Runs</TextLink>
        </nav>
        <div className="flex flex-wrap items-center gap-x-3">
          <h1 className="text-base font-semibold">
            Run of <LocalTime value={run.startedAt} show="full" />
          </h1>
          <span role="status">
            <RunStatus status={run.status} className="text-sm font-medium" />
          </span>
        </div>
      </div>
      <div className="flex flex-wrap items-center gap-2">{children}</div>
    </header>
  );
}

const Slash = () => (
  <span aria-hidden="true" className="text-muted">
    /
  </span>
);
