import { z } from "zod";
import { errorClasses } from "@/lib/connectors/kit/connector-error";

const classes = Object.keys(errorClasses) as [keyof typeof errorClasses];

/**
 * How a sending step of a test run ends, without anything leaving the machine. `code`: as the
 * connector's type maps this code of its provider. `late`: accepted, and this becomes of it later.
 */
const simulation = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("success") }),
  z.object({ kind: z.literal("class"), class: z.enum(classes) }),
  z.object({ kind: z.literal("code"), code: z.string().regex(/^[A-Za-z0-9]{1,20}$/) }),
  z.object({ kind: z.literal("timeout") }),
  z.object({
    kind: z.literal("late"),
    status: z.enum(["delivered", "undelivered", "failed"]),
    /** For undelivered and failed: the provider's code, such as "30007". */
    code: z.string().max(20).optional(),
    afterSeconds: z.number().min(0).max(3_600),
  }),
  /** Really sends. Only after it was confirmed, never in a scenario. */
  z.object({ kind: z.literal("real") }),
]);
export type Simulation = z.output<typeof simulation>;

/** By step id; what is absent succeeds. */
export const simulations = z.record(z.string().max(40), simulation);
export type Simulations = z.output<typeof simulations>;
