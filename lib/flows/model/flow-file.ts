import { z } from "zod";
import { type FlowDocument, flowDocument, formatName } from "./document";
import { flowKey } from "./flow-key";
import { orderedDocument } from "./ordered-document";

/** A flow as it is exported: what `docs/flow-format.md` describes. */
const flowFileSchema = z.object({
  format: z.literal(formatName),
  key: flowKey,
  name: z.string().trim().min(1).max(100),
  description: z.string().trim().max(500).default(""),
  steps: z.unknown(),
  names: z.unknown().optional(),
});

export type FlowFile = {
  format: typeof formatName;
  key: string;
  name: string;
  description: string;
  steps: FlowDocument["steps"];
  names: FlowDocument["names"];
};

export type NamedFlow = { key: string; name: string; description: string; document: FlowDocument };

/** Its keys in one order: the same flow is the same file, byte for byte. */
export function flowFile({ key, name, description, document }: NamedFlow): FlowFile {
  const { format, steps, names } = orderedDocument(document);
  return { format, key, name, description, steps, names };
}

/** The text of the file, for people and for version control. */
export const flowFileText = (file: FlowFile): string => `${JSON.stringify(file, null, 2)}\n`;

/** Reads a file; the error is a sentence that names the place. */
export function readFlowFile(
  text: string,
): { ok: true; value: NamedFlow } | { ok: false; error: string } {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { ok: false, error: "This file is not JSON." };
  }
  const file = flowFileSchema.safeParse(json);
  if (!file.success) return { ok: false, error: sentence(file.error) };
  const { format, key, name, description, steps, names } = file.data;
  const document = flowDocument.safeParse({ format, steps, ...(names ? { names } : {}) });
  if (!document.success) return { ok: false, error: sentence(document.error) };
  return { ok: true, value: { key, name, description, document: document.data } };
}

function sentence({ issues: [issue] }: z.ZodError): string {
  const place = issue?.path.join(".") ?? "";
  return place === "" ? (issue?.message ?? "This is no flow.") : `${place}: ${issue?.message}`;
}
