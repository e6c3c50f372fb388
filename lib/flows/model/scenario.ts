import { z } from "zod";
import { simulations } from "./simulation";

/** What an end user does at one screen. Codes are said as right or wrong: zeros stand for the right one. */
const scenarioAnswer = z.object({
  stepId: z.string().max(40),
  /** A button, or `timeout`. */
  button: z.string().max(40),
  fields: z.record(z.string().max(40), z.string().max(1_000)).default({}),
  code: z.enum(["right", "wrong"]).optional(),
});
export type ScenarioAnswer = z.output<typeof scenarioAnswer>;

/** A way through a flow that has to stay as it is. */
export const scenarioSchema = z.object({
  inputs: z.record(z.string().max(40), z.string().max(1_000)).default({}),
  locale: z.string().max(20).nullable().default(null),
  simulations: simulations.default({}),
  /** In the order in which the screens come. */
  answers: z.array(scenarioAnswer).max(100),
  expected: z.object({
    /** "send-code sent": each step that ends, with the way it takes. */
    path: z.array(z.string().max(200)).max(300),
    end: z.enum(["completed", "failed", "waiting"]),
  }),
});
export type Scenario = z.output<typeof scenarioSchema>;

/** How a scenario went with a draft. */
export type ScenarioResult = {
  id: string;
  name: string;
  isAsExpected: boolean;
  path: string[];
  end: "completed" | "failed" | "waiting";
  /** What is other than expected, in words; "" where nothing is. */
  difference: string;
};

/** The first place at which a path leaves the expected one, in words. */
export function describeDifference(
  expected: Scenario["expected"],
  { path, end }: Pick<ScenarioResult, "path" | "end">,
): string {
  const at = expected.path.findIndex((step, index) => path[index] !== step);
  if (at >= 0)
    return `Expected "${expected.path[at]}", but ${path[at] ? `"${path[at]}" came` : "it ended there"}.`;
  if (path.length > expected.path.length) return `It went on with "${path[expected.path.length]}".`;
  return end === expected.end ? "" : `It is ${end} in the end, not ${expected.end}.`;
}
