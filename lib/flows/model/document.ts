import { z } from "zod";
import { type NodeKind, nodes } from "../nodes/registry";
import type { NodeDefinition } from "./define-node";
import { errorKeyPattern } from "./errors";

export const formatName = "patchbay-flow/1";

/** Readable, and the same over a step's life: edges, traces and scenarios name steps by it. */
export const stepId = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,39}$/, "Use small letters, digits and -.");

const errorSetting = z.object({
  mode: z.enum(["back", "branch", "ignore"]),
  /** For `back`: what the end user reads; absent for the built-in text. */
  text: z.string().max(300, "Use at most 300 characters.").optional(),
});

/** What steps of all kinds have. */
const common = z.object({
  name: z.string().trim().min(1, "Name the step.").max(80, "Use at most 80 characters."),
  /** Place on the canvas, in pixels. */
  at: z.object({ x: z.number().int(), y: z.number().int() }),
  /** What the author wrote down about it. */
  note: z.string().max(1_000, "Use at most 1,000 characters.").optional(),
  /** Which step each port leads to. */
  to: z.record(z.string().max(60), stepId).default({}),
  /** What happens at which error; what is absent goes back to the last screen. */
  errors: z.record(z.string().regex(errorKeyPattern), errorSetting).default({}),
});

const stepOf = <Kind extends NodeKind>(kind: Kind) =>
  common.extend({
    kind: z.literal(kind),
    config: nodes[kind].config as (typeof nodes)[Kind]["config"],
  });

export const flowStep = z.discriminatedUnion("kind", [
  stepOf("start"),
  stepOf("screen"),
  stepOf("otp-send"),
  stepOf("otp-verify"),
  stepOf("message"),
  stepOf("condition"),
  stepOf("wait-receipt"),
  stepOf("set-values"),
  stepOf("subflow"),
  stepOf("end"),
]);
export type FlowStep = z.output<typeof flowStep>;
export type StepOf<Kind extends NodeKind> = Extract<FlowStep, { kind: Kind }>;

export const mostSteps = 1_000;

/**
 * A flow as it is stored, exported and run. Connectors and templates are named by id; `names` says
 * what they were called when it was saved, for readers and for imports into another project.
 */
export const flowDocument = z
  .object({
    format: z.literal(formatName),
    steps: z
      .record(stepId, flowStep)
      .refine((steps) => steps.start?.kind === "start", "The step start is missing.")
      .refine((steps) => Object.keys(steps).length <= mostSteps, `Use at most ${mostSteps} steps.`),
    names: z
      .object({
        connectors: z.record(z.string(), z.string()).default({}),
        templates: z.record(z.string(), z.string()).default({}),
      })
      .default({ connectors: {}, templates: {} }),
  })
  .check(({ value, issues }) => {
    for (const [id, step] of Object.entries(value.steps)) {
      if (step.kind === "start" && id !== "start")
        issues.push({
          code: "custom",
          input: id,
          path: ["steps", id],
          message: "A flow has one start.",
        });
      for (const [port, target] of Object.entries(step.to))
        if (!Object.hasOwn(value.steps, target))
          issues.push({
            code: "custom",
            input: target,
            path: ["steps", id, "to", port],
            message: "This step is gone.",
          });
    }
  });
export type FlowDocument = z.output<typeof flowDocument>;

/** The definition of a step's kind, for code that treats all kinds alike. */
export function nodeOf(kind: NodeKind): NodeDefinition {
  // Each definition takes its own config, and a step's config is always of its own kind.
  return nodes[kind] as unknown as NodeDefinition;
}
