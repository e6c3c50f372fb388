import { Skeleton } from "@/components/ui/skeleton";

/** Keeps the place of delivered messages that are on their way. */
export function MessagesSkeleton() {
  return (
    <div className="flex flex-col gap-3">
      <Skeleton className="h-26 rounded-card" />
      <Skeleton className="h-26 rounded-card" />
      <Skeleton className="h-26 rounded-card" />
    </div>
  );
}
