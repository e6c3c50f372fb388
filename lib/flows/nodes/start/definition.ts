import { z } from "zod";
import { defineNode } from "../../model/define-node";
import { valueKey } from "../../model/values";

/** Where each run begins; names what a caller may hand in as `inputs.<key>`. */
export const start = defineNode({
  kind: "start",
  label: "Start",
  summary: "Where each run begins.",
  icon: "start",
  config: z.object({
    inputs: z
      .array(z.object({ key: z.string().regex(valueKey, "Use letters, digits and _.") }))
      .max(20, "Use at most 20 inputs.")
      .default([]),
  }),
  ports: () => [{ id: "next", label: "Next" }],
  describe: ({ inputs }) =>
    inputs.length === 0 ? "No inputs" : inputs.map(({ key }) => key).join(", "),
  gives: ({ inputs }) => inputs.map(({ key }) => `inputs.${key}`),
});
