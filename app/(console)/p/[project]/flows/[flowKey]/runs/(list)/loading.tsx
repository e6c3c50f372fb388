import { runsHelp } from "@/components/flows/runs/runs-help";
import { ListSkeleton } from "@/components/listing/list-skeleton";
import { PageHeader } from "@/components/shell/page-header";
import { VisuallyHidden } from "@/components/ui/visually-hidden";

export default function RunsLoading() {
  return (
    <>
      {/* The way back stands where the page has it. */}
      <PageHeader back="Flows" title="Runs" guide="flows#look-at-real-runs" help={runsHelp} />
      <VisuallyHidden role="status">Loading runs</VisuallyHidden>
      <div className="mb-4 h-control" />
      <ListSkeleton />
    </>
  );
}
