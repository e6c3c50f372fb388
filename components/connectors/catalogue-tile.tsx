import type { Route } from "next";
import Link from "next/link";
import { memo } from "react";
import { ChannelBadges } from "./channel-badges";
import { ConnectorIcon } from "./connector-icon";
import type { GalleryType } from "./gallery-model";

type CatalogueTileProps = {
  type: GalleryType;
  href: Route;
  tabIndex?: number;
  onFocus?: (typeId: string) => void;
};

/** One type of the catalogue. The whole tile is the link; its height is fixed so that rows line up. */
export const CatalogueTile = memo(function CatalogueTile({
  type,
  href,
  tabIndex,
  onFocus,
}: CatalogueTileProps) {
  return (
    <Link
      href={href}
      prefetch={false}
      tabIndex={tabIndex}
      data-tile={type.id}
      onFocus={onFocus && (() => onFocus(type.id))}
      className="flex h-33 scroll-my-4 flex-col gap-2 rounded-card border bg-surface p-3.5 transition-colors hover:border-accent"
    >
      <span className="flex min-w-0 items-center gap-2.5">
        <ConnectorIcon icon={type.icon} />
        <span className="truncate font-semibold">{type.name}</span>
      </span>
      <span className="line-clamp-2 text-sm text-muted">{type.summary}</span>
      <span className="mt-auto">
        <ChannelBadges channels={type.capabilities.map((channel) => ({ channel }))} />
      </span>
    </Link>
  );
});
