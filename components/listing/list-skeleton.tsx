import { Skeleton } from "@/components/ui/skeleton";

const lines = ["a", "b", "c", "d", "e", "f", "g", "h"];

/** Keeps the place of rows that are on their way. */
export function ListSkeleton() {
  return (
    <div className="overflow-hidden rounded-card border bg-surface">
      <div className="h-9 border-b max-sm:hidden" />
      {lines.map((line) => (
        <div
          key={line}
          className="flex h-15 items-center gap-4 border-b px-4 last:border-b-0 sm:h-10"
        >
          <Skeleton className="h-4 w-20" />
          <Skeleton className="h-4 w-36 max-w-full" />
          <Skeleton className="ml-auto h-4 w-24 max-sm:hidden" />
        </div>
      ))}
    </div>
  );
}
