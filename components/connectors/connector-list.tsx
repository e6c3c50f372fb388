import { type KeyboardEvent, useRef } from "react";
import { Button } from "@/components/ui/button";
import type { ConnectorUse } from "@/lib/usage/list-connector-uses";
import type { ConnectorRights } from "./connector-menu";
import type { ConnectorPaths } from "./connector-paths";
import { ConnectorRow } from "./connector-row";
import type { GalleryConnector, GalleryType } from "./gallery-model";
import { useListWindow } from "./use-list-window";

/** So many rows stand above the catalogue before the rest is folded away. */
const foldedRows = 20;
/** Longer lists are drawn only where they can be seen. */
const drawnWhole = 100;

const noUses: readonly ConnectorUse[] = [];

type ConnectorListProps = {
  connectors: readonly GalleryConnector[];
  /** Of all connectors: how the list is drawn must not change while a search narrows it. */
  total: number;
  typeById: ReadonlyMap<string, GalleryType>;
  /** By connector; null when they could not be read. */
  uses: Readonly<Record<string, readonly ConnectorUse[]>> | null;
  paths: ConnectorPaths;
  rights: ConnectorRights;
  createdId: string | null;
  showsAll: boolean;
  onShowAll: () => void;
  onDelete: (connector: GalleryConnector) => void;
  /** Up from the first row (-1) or down from the last one (1). */
  onLeave: (direction: -1 | 1) => void;
};

/** The saved connectors that were found. Up and down move among their names. */
export function ConnectorList({
  connectors,
  total,
  typeById,
  uses,
  paths,
  rights,
  createdId,
  showsAll,
  onShowAll,
  onDelete,
  onLeave,
}: ConnectorListProps) {
  const list = useRef<HTMLUListElement>(null);
  // A new connector that sorts to the end must be seen too.
  const createdAt = createdId ? connectors.findIndex(({ id }) => id === createdId) : -1;
  const isFolded = !showsAll && connectors.length > foldedRows && createdAt < foldedRows;
  const count = isFolded ? foldedRows : connectors.length;
  const { start, end, before, after } = useListWindow(list, count, showsAll && total > drawnWhole);

  function handleKey(event: KeyboardEvent) {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    if (!(event.target instanceof HTMLElement) || event.target.dataset.row === undefined) return;
    event.preventDefault();
    const links = [...event.currentTarget.querySelectorAll<HTMLElement>("a[data-row]")];
    const step = event.key === "ArrowDown" ? 1 : -1;
    const next = links[links.indexOf(event.target) + step];
    if (next) next.focus();
    else onLeave(step);
  }

  return (
    <>
      <ul
        ref={list}
        onKeyDown={handleKey}
        style={before + after > 0 ? { paddingTop: before, paddingBottom: after } : undefined}
        className="overflow-hidden rounded-card border bg-surface"
      >
        {connectors.slice(start, end).map((connector) => (
          <ConnectorRow
            key={connector.id}
            connector={connector}
            type={typeById.get(connector.type) ?? null}
            uses={uses && (uses[connector.id] ?? noUses)}
            paths={paths}
            rights={rights}
            isNew={connector.id === createdId}
            onDelete={onDelete}
          />
        ))}
      </ul>
      {isFolded && (
        <Button variant="ghost" size="sm" className="mt-2" onClick={onShowAll}>
          Show all {connectors.length}
        </Button>
      )}
    </>
  );
}
