import type { FlowDocument } from "./document";
import { orderedDocument } from "./ordered-document";

/** Whether two documents are the same to the letter, whatever order their keys are in. */
export const isSameFlow = (one: FlowDocument, other: FlowDocument): boolean =>
  JSON.stringify(orderedDocument(one)) === JSON.stringify(orderedDocument(other));
