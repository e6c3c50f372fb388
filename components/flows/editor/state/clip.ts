import { z } from "zod";
import { type FlowDocument, flowStep, mostSteps, stepId } from "@/lib/flows/model/document";
import { type CopiedSteps, copySteps } from "./edit-steps";

/** Steps on the clipboard, as text, so that they go from one tab and browser to another. */
const clip = z.object({
  format: z.literal("patchbay-flow-steps/1"),
  steps: z
    .record(stepId, flowStep)
    .refine((steps) => Object.keys(steps).length <= mostSteps, "Too many steps."),
  names: z
    .object({
      connectors: z.record(z.string(), z.string()).default({}),
      templates: z.record(z.string(), z.string()).default({}),
    })
    .default({ connectors: {}, templates: {} }),
});

export type Clip = { steps: CopiedSteps; names: FlowDocument["names"] };

/** Null where nothing of these can be copied: start alone cannot. */
export function writeClip({ steps, names }: FlowDocument, ids: readonly string[]): string | null {
  const copied = copySteps(steps, ids);
  if (Object.keys(copied).length === 0) return null;
  const written: z.input<typeof clip> = { format: "patchbay-flow-steps/1", steps: copied, names };
  return JSON.stringify(written, null, 2);
}

/** Null where the text is something else, which is the usual case on a clipboard. */
export function readClip(text: string): Clip | null {
  if (!text.includes("patchbay-flow-steps/1")) return null;
  try {
    const parsed = clip.safeParse(JSON.parse(text));
    return parsed.success ? { steps: parsed.data.steps, names: parsed.data.names } : null;
  } catch {
    return null;
  }
}
