import type { Metadata } from "next";
import { ApiReference } from "@/components/api/api-reference";
import { CopyLine } from "@/components/settings/copy-line";
import { PageHeader } from "@/components/shell/page-header";
import { OutsideLink } from "@/components/ui/text-link";
import { describeApi } from "@/lib/api/describe-api";
import { env } from "@/lib/core/env";
import { requireViewer } from "@/lib/http/request-context";

export const metadata: Metadata = { title: "API reference" };

export default async function ApiPage({ params }: PageProps<"/p/[project]/api">) {
  const ctx = await requireViewer((await params).project);
  const target = { projectId: ctx.project.id, baseUrl: `${env().publicUrl}/api` };
  return (
    <>
      <PageHeader
        guide="api"
        title="API reference"
        help={
          <>
            Descope&apos;s SDKs make these calls, and so can any program.{" "}
            <OutsideLink href="/api/openapi.json">OpenAPI 3.1 document</OutsideLink>
          </>
        }
      />
      <dl className="mb-6 max-w-form divide-y rounded-card border bg-surface px-4 py-1">
        <CopyLine label="Project ID" value={target.projectId} />
        <CopyLine label="Base URL" value={target.baseUrl} />
      </dl>
      <ApiReference {...describeApi(target)} />
    </>
  );
}
