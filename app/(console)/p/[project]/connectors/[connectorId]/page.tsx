import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ConnectorForm } from "@/components/connectors/connector-form";
import { TypeHelp } from "@/components/connectors/type-help";
import { PageHeader } from "@/components/shell/page-header";
import { TextLink } from "@/components/ui/text-link";
import { isAllowed } from "@/lib/auth/permissions";
import { getConnector } from "@/lib/connectors/get-connector";
import { findDefinition } from "@/lib/connectors/registry";
import { requireViewer } from "@/lib/http/request-context";
import { listOptionsAction, saveConnectorAction, startTestAction } from "../actions";

type Props = PageProps<"/p/[project]/connectors/[connectorId]">;

async function load(params: Props["params"]) {
  const { project, connectorId } = await params;
  const ctx = await requireViewer(project);
  const connector = await getConnector(ctx, { connectorId });
  const definition = connector.ok ? findDefinition(connector.value.type) : null;
  if (!connector.ok || !definition) notFound();
  return { ctx, project, definition, connector: connector.value };
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await load(params)).connector.name };
}

export default async function ConnectorPage({ params, searchParams }: Props) {
  const { ctx, project, definition, connector } = await load(params);
  const canSave = isAllowed(ctx.role, "connectors.save");
  return (
    <>
      <PageHeader
        guide={`connectors#${definition.id}`}
        back={<TextLink href={`/p/${project}/connectors`}>Connectors</TextLink>}
        title={connector.name}
        help={<TypeHelp definition={definition} isNamed />}
      />
      <ConnectorForm
        key={connector.id}
        type={definition.id}
        projectSlug={project}
        connector={connector}
        prefill={null}
        save={canSave ? saveConnectorAction.bind(null, project) : null}
        startTest={
          isAllowed(ctx.role, "connectors.test") ? startTestAction.bind(null, project) : null
        }
        listOptions={
          isAllowed(ctx.role, "connectors.listOptions")
            ? listOptionsAction.bind(null, project)
            : null
        }
        isTestAsked={(await searchParams).test === "1"}
      />
    </>
  );
}
