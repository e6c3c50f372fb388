import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ConnectorForm } from "@/components/connectors/connector-form";
import { TypeHelp } from "@/components/connectors/type-help";
import { PageHeader } from "@/components/shell/page-header";
import { TextLink } from "@/components/ui/text-link";
import { isAllowed } from "@/lib/auth/permissions";
import { copyOfConnector } from "@/lib/connectors/copy-of-connector";
import { findDefinition } from "@/lib/connectors/registry";
import { requireViewer } from "@/lib/http/request-context";
import { listOptionsAction, saveConnectorAction, startTestAction } from "../../actions";

export async function generateMetadata({
  params,
}: PageProps<"/p/[project]/connectors/new/[type]">): Promise<Metadata> {
  const definition = findDefinition((await params).type);
  return { title: definition ? `New ${definition.name} connector` : "New connector" };
}

export default async function NewConnectorPage({
  params,
  searchParams,
}: PageProps<"/p/[project]/connectors/new/[type]">) {
  const { project, type } = await params;
  const ctx = await requireViewer(project);
  const definition = findDefinition(type);
  if (!definition || !isAllowed(ctx.role, "connectors.save")) notFound();
  const { from } = await searchParams;
  const prefill =
    typeof from === "string" ? await copyOfConnector(ctx, { connectorId: from }) : null;
  return (
    <>
      <PageHeader
        guide={`connectors#${definition.id}`}
        back={<TextLink href={`/p/${project}/connectors`}>Connectors</TextLink>}
        title={`New ${definition.name} connector`}
        help={<TypeHelp definition={definition} />}
      />
      <ConnectorForm
        type={definition.id}
        projectSlug={project}
        connector={null}
        prefill={prefill?.ok && prefill.value.type === definition.id ? prefill.value : null}
        save={saveConnectorAction.bind(null, project)}
        startTest={startTestAction.bind(null, project)}
        listOptions={listOptionsAction.bind(null, project)}
        isTestAsked={false}
      />
    </>
  );
}
