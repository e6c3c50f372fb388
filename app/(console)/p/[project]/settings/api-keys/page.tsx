import type { Metadata } from "next";
import { ManagementKeys } from "@/components/settings/management-keys";
import { SettingsTabs } from "@/components/settings/settings-tabs";
import { EmptyState } from "@/components/shell/empty-state";
import { PageHeader } from "@/components/shell/page-header";
import { requireViewer } from "@/lib/http/request-context";
import { listManagementKeys } from "@/lib/settings/list-management-keys";
import { createManagementKeyAction, revokeManagementKeyAction } from "./actions";

export const metadata: Metadata = { title: "API keys" };

export default async function ApiKeysPage({ params }: PageProps<"/p/[project]/settings/api-keys">) {
  const { project } = await params;
  const ctx = await requireViewer(project);
  const keys = await listManagementKeys(ctx);
  if (!keys.ok && keys.error.code !== "forbidden") throw new Error(keys.error.code);
  return (
    <>
      <PageHeader
        guide="settings#api-keys"
        title="Settings"
        help="Management keys let your servers read and change users by the API. Keep them out of web pages and apps: signing users in needs the project ID only."
      />
      <SettingsTabs projectSlug={project} role={ctx.role} current="settings/api-keys" />
      {keys.ok ? (
        <ManagementKeys
          keys={keys.value}
          projectId={ctx.project.id}
          create={createManagementKeyAction.bind(null, project)}
          revoke={revokeManagementKeyAction.bind(null, project)}
        />
      ) : (
        <EmptyState>Seeing and making keys needs the role Admin or Owner.</EmptyState>
      )}
    </>
  );
}
