import type { Reference } from "./define-node";
import { type FlowDocument, type FlowStep, nodeOf } from "./document";

/**
 * The document with other connectors, templates or flows in the places of those it names. Answers
 * the very same document where `to` changes nothing.
 */
export function mapReferences(
  document: FlowDocument,
  to: (reference: Reference) => string,
): FlowDocument {
  let isChanged = false;
  const steps = Object.entries(document.steps).map(([id, step]): [string, FlowStep] => {
    const changes = nodeOf(step.kind)
      .references(step.config)
      .flatMap((reference) => {
        const next = to(reference);
        return next === reference.id ? [] : [[reference.path, next]];
      });
    if (changes.length === 0) return [id, step];
    isChanged = true;
    // References stand at the top of a config, where an id takes the place of an id of its kind.
    return [
      id,
      { ...step, config: { ...step.config, ...Object.fromEntries(changes) } } as FlowStep,
    ];
  });
  return isChanged ? { ...document, steps: Object.fromEntries(steps) } : document;
}
