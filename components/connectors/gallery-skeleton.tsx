import { PageHeader } from "@/components/shell/page-header";
import { Skeleton } from "@/components/ui/skeleton";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { galleryHelp } from "./gallery-help";

const rows = ["a", "b", "c"];
const tiles = ["a", "b", "c", "d"];

/** The Connectors page before its data is there: everything in its later place. */
export function GallerySkeleton() {
  return (
    <>
      <PageHeader title="Connectors" guide="connectors" help={galleryHelp} />
      <VisuallyHidden role="status">Loading connectors</VisuallyHidden>
      <Skeleton className="mb-6 h-control" />
      <Skeleton className="mb-3 h-6 w-36" />
      <div className="mb-8 overflow-hidden rounded-card border">
        {rows.map((row) => (
          <div
            key={row}
            className="flex h-28 items-center gap-3 border-b px-3 last:border-b-0 sm:h-13"
          >
            <Skeleton className="size-7" />
            <Skeleton className="h-5 w-48" />
          </div>
        ))}
      </div>
      <Skeleton className="mb-3 h-6 w-28" />
      <div className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,15rem),1fr))] gap-3">
        {tiles.map((tile) => (
          <Skeleton key={tile} className="h-33 rounded-card" />
        ))}
      </div>
    </>
  );
}
