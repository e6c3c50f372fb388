import { z } from "zod";
import { defineNode } from "../../model/define-node";
import { flowKey } from "../../model/flow-key";
import { valueKey } from "../../model/values";

/** Runs another flow's published version; its End leads on here, without a session of its own. */
export const subflow = defineNode({
  kind: "subflow",
  label: "Subflow",
  summary: "Runs another flow and goes on by its end.",
  icon: "subflow",
  config: z.object({
    flow: flowKey,
    inputs: z
      .record(z.string().regex(valueKey), z.string().max(500, "Use at most 500 characters."))
      .default({}),
  }),
  ports: () => [
    { id: "success", label: "Success" },
    { id: "failure", label: "Failure" },
  ],
  describe: ({ flow }, names) => names.flow(flow) ?? "Flow is gone",
  texts: ({ inputs }) =>
    Object.entries(inputs).map(([key, text]) => ({
      path: `inputs.${key}`,
      label: key,
      text,
      place: "value",
    })),
  references: ({ flow }) => [{ kind: "flow", id: flow, path: "flow" }],
});
