import type { Metadata } from "next";
import { ConnectorsView } from "@/components/connectors/connectors-view";
import { isAllowed } from "@/lib/auth/permissions";
import { listConnectors } from "@/lib/connectors/list-connectors";
import { definitions } from "@/lib/connectors/registry";
import { requireViewer } from "@/lib/http/request-context";
import { listConnectorUses } from "@/lib/usage/list-connector-uses";
import { removeConnector, replaceConnectorEverywhere } from "../actions";

export const metadata: Metadata = { title: "Connectors" };

export default async function ConnectorsPage({ params }: PageProps<"/p/[project]/connectors">) {
  const ctx = await requireViewer((await params).project);
  const [connectors, uses] = await Promise.all([listConnectors(ctx), listConnectorUses(ctx, {})]);
  if (!connectors.ok) throw new Error(connectors.error.text);
  return (
    <ConnectorsView
      projectSlug={ctx.project.slug}
      // What the tiles need and no more: the form's schemas stay on the server.
      types={definitions.map(({ id, name, summary, category, capabilities, keywords, icon }) => ({
        id,
        name,
        summary,
        category,
        capabilities,
        keywords,
        icon,
      }))}
      connectors={connectors.value}
      uses={uses.ok ? uses.value : null}
      rights={{
        canSave: isAllowed(ctx.role, "connectors.save"),
        canTest: isAllowed(ctx.role, "connectors.test"),
        canDelete: isAllowed(ctx.role, "connectors.delete"),
      }}
      removeConnector={removeConnector.bind(null, ctx.project.slug)}
      replaceConnector={replaceConnectorEverywhere.bind(null, ctx.project.slug)}
    />
  );
}
