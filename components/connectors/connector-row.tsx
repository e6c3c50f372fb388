import Link from "next/link";
import { memo, type ReactNode } from "react";
import { Badge } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import type { ConnectorUse } from "@/lib/usage/list-connector-uses";
import { ChannelBadges } from "./channel-badges";
import { ConnectorIcon } from "./connector-icon";
import { ConnectorMenu, type ConnectorRights } from "./connector-menu";
import type { ConnectorPaths } from "./connector-paths";
import type { GalleryConnector, GalleryType } from "./gallery-model";
import { LastTestLabel } from "./last-test-label";
import { UsedBy } from "./used-by";

type ConnectorRowProps = {
  connector: GalleryConnector;
  /** Null for a type that is gone from the catalogue. */
  type: GalleryType | null;
  /** Null when they could not be read. */
  uses: readonly ConnectorUse[] | null;
  paths: ConnectorPaths;
  rights: ConnectorRights;
  isNew: boolean;
  onDelete: (connector: GalleryConnector) => void;
};

const cell = (area: string, children: ReactNode) => <span className={area}>{children}</span>;

/** One saved connector: 52 px high, three short lines on a phone. The name opens it. */
export const ConnectorRow = memo(function ConnectorRow({
  connector,
  type,
  uses,
  paths,
  rights,
  isNew,
  onDelete,
}: ConnectorRowProps) {
  const { id, name, channels, lastTest } = connector;
  return (
    <li
      data-connector={id}
      className={cn(
        "relative grid h-28 scroll-my-4 content-center gap-y-1 grid-cols-[1.75rem_minmax(0,1fr)_auto] items-center gap-x-3 border-b px-3 last:border-b-0 sm:h-13 sm:gap-y-0 sm:grid-cols-[1.75rem_minmax(0,1fr)_6.5rem_9rem_5rem_auto] lg:grid-cols-[1.75rem_minmax(0,1fr)_9.5rem_13rem_6rem_auto]",
        isNew ? "bg-accent-soft" : "hover:bg-hover",
      )}
    >
      {isNew && <span aria-hidden="true" className="absolute inset-y-0 left-0 w-0.5 bg-accent" />}
      <ConnectorIcon icon={type?.icon ?? null} />
      <span className="min-w-0">
        <span className="flex min-w-0 items-center gap-2">
          <Link
            href={paths.connector(id)}
            prefetch={false}
            title={name}
            data-row={id}
            // The whole row is the link; menus and buttons lie above it.
            className="truncate font-medium outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-ring"
          >
            {name}
          </Link>
          {isNew && <Badge tone="accent">New</Badge>}
        </span>
        <span className="block truncate text-sm text-muted">
          {type?.name ?? `${connector.type}: not in the catalogue any more`}
        </span>
      </span>
      {cell(
        "col-start-2 row-start-2 flex flex-wrap items-center gap-x-3 gap-y-1 sm:col-start-3 sm:row-start-1",
        <ChannelBadges
          channels={channels.map(({ channel, state }) => ({
            channel,
            missing: state.isReady ? undefined : state.reason,
          }))}
        />,
      )}
      {cell(
        "col-start-2 row-start-3 flex min-w-0 items-center text-sm sm:col-start-4 sm:row-start-1",
        <LastTestLabel test={lastTest} />,
      )}
      {cell(
        "relative col-start-3 row-start-3 justify-self-end sm:col-start-5 sm:row-start-1 sm:justify-self-start",
        uses ? <UsedBy name={name} uses={uses} paths={paths} /> : null,
      )}
      {cell(
        "relative col-start-3 row-start-1 justify-self-end sm:col-start-6",
        <ConnectorMenu connector={connector} paths={paths} rights={rights} onDelete={onDelete} />,
      )}
    </li>
  );
});
