import type { Metadata } from "next";
import { readChannelFilter } from "@/components/sandbox/channel-filter";
import { SandboxPhone } from "@/components/sandbox/sandbox-phone";
import { EmptyState } from "@/components/shell/empty-state";
import { consolePath } from "@/components/shell/navigation";
import { PageHeader } from "@/components/shell/page-header";
import { isAllowed } from "@/lib/auth/permissions";
import { requireViewer } from "@/lib/http/request-context";
import { listMessages } from "@/lib/sandbox/list-messages";
import { clearSandboxAction } from "./actions";

export const metadata: Metadata = { title: "Sandbox phone" };

export default async function SandboxPage({
  params,
  searchParams,
}: PageProps<"/p/[project]/sandbox">) {
  const { project } = await params;
  const ctx = await requireViewer(project);
  const filter = readChannelFilter((await searchParams).channel);
  const page = await listMessages(ctx, { channel: filter === "all" ? undefined : filter });
  if (!page.ok && page.error.code !== "forbidden") throw new Error(page.error.code);
  return (
    <>
      <PageHeader
        guide="sandbox"
        title="Sandbox phone"
        help="What connectors of the type Sandbox delivered: nothing here left this console. The newest 200 messages are kept."
      />
      {page.ok ? (
        <SandboxPhone
          projectSlug={project}
          initial={{ filter, page: page.value }}
          otpHref={consolePath(project, "otp")}
          clear={
            isAllowed(ctx.role, "sandbox.clear") ? clearSandboxAction.bind(null, project, {}) : null
          }
        />
      ) : (
        <EmptyState>
          Messages here hold codes. Seeing them needs the role Developer, Admin or Owner.
        </EmptyState>
      )}
    </>
  );
}
