import {
  Copy,
  Download,
  Ellipsis,
  Footprints,
  Pencil,
  Power,
  PowerOff,
  Trash2,
} from "lucide-react";
import Link from "next/link";
import { useRef } from "react";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import type { FlowSummary } from "@/lib/flows/schema";
import { flowFilePath, flowPath, runsPath } from "./flow-paths";
import type { FlowRowActions } from "./flow-row";

type FlowMenuProps = { projectSlug: string; flow: FlowSummary; actions: FlowRowActions };

/** Everything that can be done with a flow from the list. */
export function FlowMenu({ projectSlug, flow, actions }: FlowMenuProps) {
  const { onDuplicate, onDelete, onSetEnabled } = actions;
  const trigger = useRef<HTMLButtonElement>(null);
  /** The question gives the focus back to what had it last, which outlives this menu. */
  const asking = (ask: (flow: FlowSummary) => void) => () => {
    trigger.current?.focus();
    ask(flow);
  };
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button
          ref={trigger}
          variant="ghost"
          size="icon-sm"
          aria-label={`Actions for ${flow.name}`}
        >
          <Ellipsis aria-hidden="true" />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent>
        <DropdownMenuItem asChild>
          <Link href={flowPath(projectSlug, flow.key)} prefetch={false}>
            <Pencil aria-hidden="true" />
            Open
          </Link>
        </DropdownMenuItem>
        <DropdownMenuItem asChild>
          <Link href={runsPath(projectSlug, flow.key)} prefetch={false}>
            <Footprints aria-hidden="true" />
            Runs
          </Link>
        </DropdownMenuItem>
        {onDuplicate && (
          <DropdownMenuItem onSelect={asking(onDuplicate)}>
            <Copy aria-hidden="true" />
            Duplicate
          </DropdownMenuItem>
        )}
        {onSetEnabled && (
          <DropdownMenuItem onSelect={() => onSetEnabled(flow)}>
            {flow.isEnabled ? <PowerOff aria-hidden="true" /> : <Power aria-hidden="true" />}
            {flow.isEnabled ? "Disable" : "Enable"}
          </DropdownMenuItem>
        )}
        <DropdownMenuItem asChild>
          <a href={flowFilePath(projectSlug, flow.key)} download>
            <Download aria-hidden="true" />
            Export
          </a>
        </DropdownMenuItem>
        {onDelete && (
          <>
            <DropdownMenuSeparator />
            <DropdownMenuItem variant="danger" onSelect={asking(onDelete)}>
              <Trash2 aria-hidden="true" />
              Delete
            </DropdownMenuItem>
          </>
        )}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
