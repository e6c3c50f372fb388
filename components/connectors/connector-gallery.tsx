"use client";

import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { PageHeader } from "@/components/shell/page-header";
import { Section } from "@/components/shell/section";
import { Callout } from "@/components/ui/callout";
import type { ConnectorUse } from "@/lib/usage/list-connector-uses";
import { Catalogue, type CatalogueHandle } from "./catalogue";
import { ConnectorList } from "./connector-list";
import type { ConnectorRights } from "./connector-menu";
import { connectorPaths } from "./connector-paths";
import { type DeleteConnectorActions, DeleteConnectorDialog } from "./delete-connector-dialog";
import { buildGalleryIndex, findInGallery } from "./find-in-gallery";
import { emptyFilter, isFiltering } from "./gallery-filter";
import { galleryHelp } from "./gallery-help";
import type { GalleryConnector, GalleryType } from "./gallery-model";
import { GalleryToolbar, useSlashKey } from "./gallery-toolbar";
import { NoMatch } from "./no-match";
import { ResultCount } from "./result-count";
import { useGalleryFilter } from "./use-gallery-filter";
import { useGalleryPalette } from "./use-gallery-palette";

export type ConnectorGalleryProps = {
  projectSlug: string;
  types: readonly GalleryType[];
  connectors: readonly GalleryConnector[];
  /** By connector; null when they could not be read. */
  uses: Readonly<Record<string, readonly ConnectorUse[]>> | null;
  rights: ConnectorRights;
  /** The part of the address after "?". */
  address: string;
} & DeleteConnectorActions;

const plural = (count: number, word: string) => `${count} ${count === 1 ? word : `${word}s`}`;

/** The Connectors page: what is set up and what can be, under one search box. */
export function ConnectorGallery({
  projectSlug,
  types,
  connectors,
  uses,
  rights,
  address,
  removeConnector,
  replaceConnector,
}: ConnectorGalleryProps) {
  const { filter, change, flush } = useGalleryFilter(address);
  const searchBox = useRef<HTMLInputElement>(null);
  const catalogue = useRef<CatalogueHandle>(null);
  const root = useRef<HTMLDivElement>(null);
  const [doomed, setDoomed] = useState<GalleryConnector | null>(null);
  const [createdId] = useState(() => new URLSearchParams(address).get("created"));
  const created = connectors.find(({ id }) => id === createdId) ?? null;

  const paths = useMemo(() => connectorPaths(projectSlug), [projectSlug]);
  const index = useMemo(() => buildGalleryIndex(connectors, types), [connectors, types]);
  const found = useMemo(() => findInGallery(index, filter), [index, filter]);
  const isFiltered = isFiltering(filter);
  const foundCount = found.connectors.length + found.types.length;
  const anyService = types.find(({ category }) => category === "http") ?? null;

  const focusSearch = useCallback(() => {
    searchBox.current?.focus();
    searchBox.current?.select();
  }, []);
  useSlashKey(focusSearch);
  useGalleryPalette(connectors, types, paths, rights.canSave);

  const createdKey = created?.id;
  useEffect(() => {
    if (createdKey === undefined) return;
    const row = root.current?.querySelector(`[data-connector="${CSS.escape(createdKey)}"]`);
    row?.scrollIntoView({ block: "nearest" });
    // Whoever came by keyboard goes on from the new row instead of the top of the page.
    row?.querySelector<HTMLElement>("a[data-row]")?.focus({ preventScroll: true });
  }, [createdKey]);

  const rowLinks = () => [...(root.current?.querySelectorAll<HTMLElement>("a[data-row]") ?? [])];

  function enterResults(key: "ArrowDown" | "Enter") {
    const single = foundCount === 1 && filter.query.trim() !== "";
    if (key === "Enter" && single)
      root.current?.querySelector<HTMLElement>("a[data-row], a[data-tile]")?.click();
    else if (!catalogue.current?.focusFirst()) rowLinks()[0]?.focus();
  }

  function leaveRows(direction: -1 | 1) {
    if (direction === -1) focusSearch();
    else catalogue.current?.focusFirst();
  }

  function clear() {
    change(emptyFilter);
    searchBox.current?.focus();
  }

  return (
    // Before a link is followed the address must hold what was typed, so that "back" finds it.
    // biome-ignore lint/a11y/noStaticElementInteractions: only listens to what the links inside do.
    <div
      ref={root}
      onClickCapture={flush}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.target === searchBox.current) return;
        if (!(event.target instanceof HTMLElement) || !event.target.matches("a")) return;
        clear();
      }}
    >
      <PageHeader title="Connectors" guide="connectors" help={galleryHelp} />
      <GalleryToolbar
        filter={filter}
        onChange={change}
        onLeave={enterResults}
        searchRef={searchBox}
      />
      <ResultCount
        greeting={created && `Created ${created.name}.`}
        text={`${plural(found.connectors.length, "connector")} and ${plural(found.types.length, "type")} found`}
      />
      {created && (
        <Callout tone="success" className="mb-6">
          Created {created.name}.
        </Callout>
      )}
      {found.isForgiven && foundCount > 0 && (
        <p className="mb-4 text-sm text-muted">
          Nothing is written like “{filter.query.trim()}”. These come close.
        </p>
      )}
      {foundCount === 0 ? (
        <NoMatch
          query={filter.query}
          hasFilter={filter.channel !== null || filter.category !== null}
          anyService={anyService}
          paths={paths}
          onClear={clear}
        />
      ) : (
        <>
          <Section title={heading("Your connectors", found.connectors.length, connectors.length)}>
            {found.connectors.length > 0 ? (
              <ConnectorList
                connectors={found.connectors}
                total={connectors.length}
                typeById={index.typeById}
                uses={uses}
                paths={paths}
                rights={rights}
                createdId={createdId}
                showsAll={filter.showsAll}
                onShowAll={() => change({ showsAll: true })}
                onDelete={setDoomed}
                onLeave={leaveRows}
              />
            ) : (
              <p className="rounded-card border border-dashed px-4 py-3 text-muted">
                {isFiltered && connectors.length > 0
                  ? "None of your connectors matches."
                  : "None yet. Choose a provider from the catalogue to set up the first one."}
              </p>
            )}
          </Section>
          <Section title={heading("Catalogue", found.types.length, types.length)}>
            {found.types.length > 0 ? (
              <Catalogue
                ref={catalogue}
                types={found.types}
                total={types.length}
                paths={paths}
                onLeave={focusSearch}
              />
            ) : (
              <p className="rounded-card border border-dashed px-4 py-3 text-muted">
                Nothing in the catalogue matches.
              </p>
            )}
          </Section>
        </>
      )}
      <DeleteConnectorDialog
        connector={doomed}
        uses={doomed && uses ? (uses[doomed.id] ?? []) : []}
        connectors={connectors}
        onClose={() => setDoomed(null)}
        paths={paths}
        removeConnector={removeConnector}
        replaceConnector={replaceConnector}
      />
    </div>
  );
}

/** A heading with how many of all are shown. */
const heading = (title: string, shown: number, all: number) => (
  <>
    {title}{" "}
    <span className="font-normal text-muted tabular-nums">
      {shown === all ? all : `${shown} of ${all}`}
    </span>
  </>
);
