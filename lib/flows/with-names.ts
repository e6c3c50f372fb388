import "server-only";
import type { ProjectCtx } from "@/lib/auth/context";
import { listConnectors } from "@/lib/connectors/list-connectors";
import { listTemplates } from "@/lib/templates/list-templates";
import { type FlowDocument, nodeOf } from "./model/document";

/** The document with the names that its connectors and templates have now; unknown ones keep theirs. */
export async function withNames(ctx: ProjectCtx, document: FlowDocument): Promise<FlowDocument> {
  const used = Object.values(document.steps).flatMap((step) =>
    nodeOf(step.kind).references(step.config),
  );
  const [connectors, templates] = await Promise.all([listConnectors(ctx), listTemplates(ctx, {})]);
  const named = (
    kind: "connector" | "template",
    known: readonly { id: string; name: string }[],
    before: Record<string, string>,
  ) =>
    Object.fromEntries(
      used
        .filter((one) => one.kind === kind)
        .map(({ id }) => [id, known.find((each) => each.id === id)?.name ?? before[id] ?? ""]),
    );
  return {
    ...document,
    names: {
      connectors: named(
        "connector",
        connectors.ok ? connectors.value : [],
        document.names.connectors,
      ),
      templates: named("template", templates.ok ? templates.value : [], document.names.templates),
    },
  };
}
