import Link from "next/link";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { StatusLabel } from "@/components/ui/status-label";
import type { FlowSummary } from "@/lib/flows/schema";
import { FlowMenu } from "./flow-menu";
import { flowPath, runsPath } from "./flow-paths";

export const flowColumns = "md:grid-cols-[minmax(0,1fr)_7.5rem_4.5rem_4rem_5.5rem_5.5rem_auto]";

/** What the menu of a row does; null where the viewer may not. */
export type FlowRowActions = Record<
  "onDuplicate" | "onDelete" | "onSetEnabled",
  ((flow: FlowSummary) => void) | null
>;

type FlowRowProps = { projectSlug: string; flow: FlowSummary; actions: FlowRowActions };

export function FlowRow({ projectSlug, flow, actions }: FlowRowProps) {
  const { key, name, description, isEnabled, publishedNumber, hasUnpublishedChanges } = flow;
  const { started } = flow.runs;
  return (
    <li
      className={`relative grid min-h-13 grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 px-4 py-2 hover:bg-hover ${flowColumns}`}
    >
      <span className="min-w-0">
        <Link
          href={flowPath(projectSlug, key)}
          prefetch={false}
          title={name}
          // The whole row is the link; menus and buttons lie above it.
          className="block truncate font-medium outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-ring"
        >
          {name}
        </Link>
        <span className="block truncate text-sm text-muted">
          <span className="font-mono">{key}</span>
          {description && ` · ${description}`}
        </span>
      </span>
      <span className="flex flex-wrap items-center gap-1 text-sm max-md:row-start-2">
        {publishedNumber === null ? (
          <Badge>Draft</Badge>
        ) : (
          <>
            <span className="tabular-nums">Version {publishedNumber}</span>
            {hasUnpublishedChanges && <span className="text-muted">, changed since</span>}
          </>
        )}
      </span>
      <span className="text-sm tabular-nums max-md:row-start-3 md:text-right">
        <Link
          href={runsPath(projectSlug, key, started > 0 ? { span: "24h" } : {})}
          prefetch={false}
          className="relative rounded-inner py-1 underline decoration-current/40 underline-offset-3 hover:decoration-current"
        >
          {started}
          <span className="md:sr-only"> {started === 1 ? "run" : "runs"} in 24 h</span>
          <span className="sr-only"> of {name}</span>
        </Link>
        <span className="md:hidden">{started > 0 && `, ${successRate(flow)} success`}</span>
      </span>
      <span className="text-right text-sm tabular-nums max-md:hidden">
        {started === 0 ? <span className="text-muted">–</span> : successRate(flow)}
      </span>
      <span className="relative max-md:row-start-4">
        <UsedIn projectSlug={projectSlug} flow={flow} />
      </span>
      <span className="flex text-sm max-md:col-start-2 max-md:row-start-2">
        <StatusLabel status={isEnabled ? "pass" : "skipped"}>
          {isEnabled ? "Enabled" : "Disabled"}
        </StatusLabel>
      </span>
      <span className="relative justify-self-end max-md:col-start-2 max-md:row-start-1">
        <FlowMenu projectSlug={projectSlug} flow={flow} actions={actions} />
      </span>
    </li>
  );
}

/** Of all that were begun: whoever leaves on the way counts, too. */
const successRate = ({ runs }: FlowSummary) =>
  `${Math.round((runs.completed / runs.started) * 100)} %`;

function UsedIn({ projectSlug, flow: { name, usedIn } }: Omit<FlowRowProps, "actions">) {
  if (usedIn.length === 0) return <span className="text-sm text-muted">Not used</span>;
  return (
    <Popover>
      <PopoverTrigger asChild>
        <Button variant="ghost" size="sm" className="-mx-2.75 tabular-nums">
          {usedIn.length} {usedIn.length === 1 ? "flow" : "flows"}
          <span className="sr-only">: show which run {name}</span>
        </Button>
      </PopoverTrigger>
      <PopoverContent aria-label={`Flows that run ${name}`} className="p-1">
        <ul className="max-h-64 overflow-y-auto">
          {usedIn.map(({ key, name: other }) => (
            <li key={key}>
              <Link
                href={flowPath(projectSlug, key)}
                prefetch={false}
                className="flex min-h-control items-center rounded-control px-2 py-1 break-words hover:bg-hover"
              >
                {other}
              </Link>
            </li>
          ))}
        </ul>
      </PopoverContent>
    </Popover>
  );
}
