import { ListSkeleton } from "@/components/listing/list-skeleton";
import { PageHeader } from "@/components/shell/page-header";
import { messagesHelp } from "./help";

export default function MessagesLoading() {
  return (
    <>
      <PageHeader title="Messages" guide="messages" help={messagesHelp} />
      <div className="mb-4 h-control" />
      <ListSkeleton />
    </>
  );
}
