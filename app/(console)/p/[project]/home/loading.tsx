import { PageHeader } from "@/components/shell/page-header";
import { Skeleton } from "@/components/ui/skeleton";

export default function HomeLoading() {
  return (
    <>
      <PageHeader
        guide="home"
        title="Home"
        help="What became of the codes of this project."
        actions={<Skeleton className="h-8 w-72" />}
      />
      <div className="grid gap-4 lg:grid-cols-2">
        <Skeleton className="h-22 rounded-card lg:col-span-2" />
        <Skeleton className="h-80 rounded-card lg:col-span-2" />
        <Skeleton className="h-72 rounded-card" />
        <Skeleton className="h-72 rounded-card" />
      </div>
    </>
  );
}
