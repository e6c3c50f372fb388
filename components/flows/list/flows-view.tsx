"use client";

import { Plus, Upload, Workflow } from "lucide-react";
import { useRouter } from "next/navigation";
import { useMemo, useState } from "react";
import { EmptyState } from "@/components/shell/empty-state";
import { PageHeader } from "@/components/shell/page-header";
import type { PaletteAction } from "@/components/shell/palette-store";
import { usePaletteActions } from "@/components/shell/use-palette-actions";
import { Button } from "@/components/ui/button";
import { foldText } from "@/lib/core/fold-text";
import type { FlowSummary } from "@/lib/flows/schema";
import type { FlowListActions, LibraryTile } from "./flow-actions";
import { FlowDialogs, type OpenDialog } from "./flow-dialogs";
import { FlowList } from "./flow-list";
import { flowPath } from "./flow-paths";
import { FlowSearch } from "./flow-search";
import { flowsHelp } from "./flows-help";
import { useEnabling } from "./use-enabling";

type FlowsViewProps = {
  projectSlug: string;
  flows: readonly FlowSummary[];
  library: readonly LibraryTile[];
  actions: FlowListActions;
};

/** The Flows page: every flow of the project, and the ways to a new one. */
export function FlowsView({ projectSlug, flows, library, actions }: FlowsViewProps) {
  const router = useRouter();
  const [query, setQuery] = useState("");
  const [open, setOpen] = useState<OpenDialog | null>(null);
  const setEnabled = useEnabling(actions.setEnabled);
  const found = useMemo(() => {
    const words = foldText(query).split(/\s+/).filter(Boolean);
    return flows.filter(({ key, name, description }) => {
      const text = foldText(`${name} ${key} ${description}`);
      return words.every((word) => text.includes(word));
    });
  }, [flows, query]);
  const canCreate = actions.create !== null;
  usePaletteActions(
    useMemo((): PaletteAction[] => {
      const opens = flows.slice(0, mostInPalette).map(({ key, name, description }) => ({
        id: `flow:${key}`,
        label: `Open ${name}`,
        icon: Workflow,
        keywords: `flow ${key} ${description}`,
        href: flowPath(projectSlug, key),
      }));
      return canCreate
        ? [
            {
              id: "flow:new",
              label: "New flow",
              icon: Plus,
              keywords: "create library draw",
              run: () => setOpen({ kind: "new" }),
            },
            ...opens,
          ]
        : opens;
    }, [flows, projectSlug, canCreate]),
  );

  return (
    <>
      <PageHeader
        title="Flows"
        guide="flows"
        help={flowsHelp}
        actions={
          <>
            {actions.importFile && (
              <Button onClick={() => setOpen({ kind: "import" })}>
                <Upload aria-hidden="true" />
                Import
              </Button>
            )}
            {actions.create && (
              <Button variant="primary" onClick={() => setOpen({ kind: "new" })}>
                <Plus aria-hidden="true" />
                New flow
              </Button>
            )}
          </>
        }
      />
      {flows.length === 0 ? (
        <EmptyState
          action={
            canCreate && (
              <Button onClick={() => setOpen({ kind: "new" })}>Choose one to begin with</Button>
            )
          }
        >
          There is no flow yet. The library has some that work as they are, such as sign up or in by
          SMS.
        </EmptyState>
      ) : (
        <>
          <FlowSearch query={query} onChange={setQuery} />
          <p role="status" className="sr-only">
            {query.trim() !== "" &&
              `${found.length} ${found.length === 1 ? "flow" : "flows"} found`}
          </p>
          {found.length > 0 ? (
            <FlowList
              projectSlug={projectSlug}
              flows={found}
              actions={{
                onDuplicate: actions.duplicate
                  ? (flow) => setOpen({ kind: "duplicate", flow })
                  : null,
                onDelete: actions.remove ? (flow) => setOpen({ kind: "delete", flow }) : null,
                onSetEnabled: setEnabled,
              }}
            />
          ) : (
            <EmptyState action={<Button onClick={() => setQuery("")}>Show all flows</Button>}>
              No flow matches “{query.trim()}”.
            </EmptyState>
          )}
        </>
      )}
      <FlowDialogs
        projectSlug={projectSlug}
        open={open}
        onClose={() => setOpen(null)}
        flows={flows}
        library={library}
        actions={actions}
        onMade={(key) => router.push(flowPath(projectSlug, key))}
      />
    </>
  );
}

/** The palette draws every entry. */
const mostInPalette = 100;
