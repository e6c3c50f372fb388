import type { Metadata } from "next";
import { CopyLine } from "@/components/settings/copy-line";
import { HostedPageForm } from "@/components/settings/hosted-page-form";
import { SettingsTabs } from "@/components/settings/settings-tabs";
import { EmptyState } from "@/components/shell/empty-state";
import { PageHeader } from "@/components/shell/page-header";
import { Section } from "@/components/shell/section";
import { isAllowed } from "@/lib/auth/permissions";
import { env } from "@/lib/core/env";
import { listFlows } from "@/lib/flows/list-flows";
import { requireViewer } from "@/lib/http/request-context";
import { getHostedPage } from "@/lib/settings/get-hosted-page";
import { saveHostedPageAction } from "./actions";

export const metadata: Metadata = { title: "Hosted pages" };

export default async function HostedPagesPage({
  params,
}: PageProps<"/p/[project]/settings/hosted-pages">) {
  const { project } = await params;
  const ctx = await requireViewer(project);
  const [page, flows] = await Promise.all([getHostedPage(ctx), listFlows(ctx)]);
  if (!page.ok) throw new Error(page.error.code);
  if (!flows.ok) throw new Error(flows.error.code);
  const canSave = isAllowed(ctx.role, "settings.save");
  const published = flows.value.filter(
    ({ publishedNumber, isEnabled }) => publishedNumber !== null && isEnabled,
  );
  return (
    <>
      <PageHeader
        title="Settings"
        help="Pages on which your users go through a flow, without a front end of your own."
      />
      <SettingsTabs projectSlug={project} role={ctx.role} current="settings/hosted-pages" />
      <Section
        title="Addresses"
        help="One for each published flow. Add ?return_to= with one of the return URLs to come back, and &state= with whatever should come back too."
      >
        {published.length === 0 ? (
          <EmptyState>No flow is published yet.</EmptyState>
        ) : (
          <dl className="max-w-form divide-y rounded-card border bg-surface px-4 py-1">
            {published.map(({ key, name }) => (
              <CopyLine key={key} label={name} value={`${env().publicUrl}/run/${project}/${key}`} />
            ))}
          </dl>
        )}
      </Section>
      <HostedPageForm
        page={page.value}
        projectName={ctx.project.name}
        save={canSave ? saveHostedPageAction.bind(null, project) : null}
      />
    </>
  );
}
