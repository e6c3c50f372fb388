import type { Names } from "@/lib/flows/model/define-node";
import type { FlowDocument } from "@/lib/flows/model/document";
import type { FlowSurroundings } from "@/lib/flows/model/surroundings";

/** What things are called now; what is gone is told by the name that the document kept. */
export function namesOf(surroundings: FlowSurroundings, kept: FlowDocument["names"]): Names {
  const named = (list: readonly { id: string; name: string }[]) =>
    new Map(list.map(({ id, name }) => [id, name]));
  const connectors = named(surroundings.connectors);
  const templates = named(surroundings.templates);
  const flows = new Map(surroundings.flows.map(({ key, name }) => [key, name]));
  const gone = (name: string | undefined) => (name ? `${name} (gone)` : null);
  return {
    connector: (id) => connectors.get(id) ?? gone(kept.connectors[id]),
    template: (id) => templates.get(id) ?? gone(kept.templates[id]),
    flow: (key) => flows.get(key) ?? null,
  };
}
