import type { FlowDocument } from "./document";

/** Keys of the flows that a document runs, each once. */
export const subflowKeys = ({ steps }: FlowDocument): string[] => [
  ...new Set(
    Object.values(steps).flatMap((step) => (step.kind === "subflow" ? [step.config.flow] : [])),
  ),
];
