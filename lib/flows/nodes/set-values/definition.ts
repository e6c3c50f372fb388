import { z } from "zod";
import { defineNode } from "../../model/define-node";
import { valueKey } from "../../model/values";

/** Keeps texts under names of the author's own. */
export const setValues = defineNode({
  kind: "set-values",
  label: "Set values",
  summary: "Keeps texts for later steps.",
  icon: "values",
  config: z.object({
    values: z
      .array(
        z.object({
          key: z.string().regex(valueKey, "Use letters, digits and _."),
          value: z.string().max(1_000, "Use at most 1,000 characters."),
        }),
      )
      .min(1, "Set at least one value.")
      .max(20, "Use at most 20 values."),
  }),
  catalogue: [
    {
      id: "set-values",
      label: "Set values",
      keywords: "variable assign context remember",
      config: { values: [{ key: "value", value: "" }] },
    },
  ],
  ports: () => [{ id: "next", label: "Next" }],
  describe: ({ values }) => values.map(({ key }) => key).join(", "),
  texts: ({ values }) =>
    values.map(({ key, value }, index) => ({
      path: `values.${index}.value`,
      label: key,
      text: value,
      place: "value",
    })),
  gives: ({ values }) => values.map(({ key }) => `values.${key}`),
});
