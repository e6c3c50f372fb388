import type { Channel } from "@/lib/core/channel";
import { type FlowDocument, nodeOf } from "./document";
import { mapReferences } from "./map-references";
import type { FlowSurroundings } from "./surroundings";

/** Something that a file names and the project has not. */
export type MissingReference = {
  kind: "connector" | "template";
  /** As the file names it. */
  id: string;
  /** What it was called where the file comes from; "" where the file does not say. */
  name: string;
  /** Channels that the flow uses it for. */
  channels: Channel[];
  /** What could take its place here, by name. */
  candidates: { id: string; name: string }[];
};

/** What takes the place of what the file names, by the file's id; null leaves the place for later. */
export type ReferenceChoices = Readonly<Record<string, string | null>>;

/**
 * Puts the project's connectors and templates in the places of those that a file names: by choice,
 * by id, else by the name where it can do what the flow wants. What is left is answered as missing
 * and stays in the document under the file's id.
 */
export function matchReferences(
  document: FlowDocument,
  { connectors, templates }: Pick<FlowSurroundings, "connectors" | "templates">,
  choices: ReferenceChoices = {},
): { document: FlowDocument; missing: MissingReference[] } {
  const wanted = new Map<string, Pick<MissingReference, "kind" | "id" | "channels">>();
  for (const step of Object.values(document.steps)) {
    const channel = nodeOf(step.kind).channel(step.config);
    for (const { kind, id } of nodeOf(step.kind).references(step.config)) {
      if (kind === "flow") continue;
      const known = wanted.get(id) ?? { kind, id, channels: [] };
      if (channel !== null && !known.channels.includes(channel)) known.channels.push(channel);
      wanted.set(id, known);
    }
  }
  const taken = new Map<string, string>();
  const missing: MissingReference[] = [];
  for (const one of wanted.values()) {
    const { kind, id, channels } = one;
    const here = kind === "connector" ? connectors : templates;
    const candidates = (
      kind === "connector"
        ? connectors.filter((each) =>
            channels.every((channel) => each.channels.some((state) => state.channel === channel)),
          )
        : templates.filter((each) => channels.every((channel) => each.channel === channel))
    ).map((each) => ({ id: each.id, name: each.name }));
    const names = kind === "connector" ? document.names.connectors : document.names.templates;
    const name = Object.hasOwn(names, id) ? (names[id] ?? "") : "";
    const choice = Object.hasOwn(choices, id) ? choices[id] : undefined;
    const match =
      candidates.find((each) => each.id === choice) ??
      here.find((each) => each.id === id) ??
      candidates.find((each) => each.name === name);
    if (match) taken.set(id, match.id);
    else if (choice !== null) missing.push({ ...one, name, candidates });
  }
  return {
    document: mapReferences(document, ({ kind, id }) =>
      kind === "flow" ? id : (taken.get(id) ?? id),
    ),
    missing,
  };
}
