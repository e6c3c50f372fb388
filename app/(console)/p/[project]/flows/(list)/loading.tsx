import { flowsHelp } from "@/components/flows/list/flows-help";
import { PageHeader } from "@/components/shell/page-header";
import { Skeleton } from "@/components/ui/skeleton";
import { VisuallyHidden } from "@/components/ui/visually-hidden";

export default function FlowsLoading() {
  return (
    <>
      <PageHeader title="Flows" guide="flows" help={flowsHelp} />
      <VisuallyHidden role="status">Loading flows</VisuallyHidden>
      <Skeleton className="mb-4 h-control" />
      <Skeleton className="h-52 rounded-card" />
    </>
  );
}
