import { type FlowDocument, flowDocument, formatName } from "../model/document";

/** A start that leads to an end. */
export const emptyFlow = (): FlowDocument =>
  flowDocument.parse({
    format: formatName,
    steps: {
      start: { kind: "start", name: "Start", at: { x: 0, y: 0 }, config: {}, to: { next: "end" } },
      end: { kind: "end", name: "End", at: { x: 280, y: 0 }, config: { result: "success" } },
    },
  });
