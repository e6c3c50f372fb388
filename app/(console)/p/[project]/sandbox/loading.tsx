import { MessagesSkeleton } from "@/components/sandbox/messages-skeleton";
import { PageHeader } from "@/components/shell/page-header";

export default function SandboxLoading() {
  return (
    <>
      <PageHeader
        guide="sandbox"
        title="Sandbox phone"
        help="What connectors of the type Sandbox delivered: nothing here left this console. The newest 200 messages are kept."
      />
      <div className="mb-4 h-control max-w-form" />
      <div className="max-w-form">
        <MessagesSkeleton />
      </div>
    </>
  );
}
