import { z } from "zod";
import { defineNode } from "../../model/define-node";

/** Ends the run: whoever has signed in gets a session, or reads why not. */
export const end = defineNode({
  kind: "end",
  label: "End",
  summary: "Ends the run.",
  icon: "end",
  config: z.object({
    result: z.enum(["success", "failure"]),
    /** What the end user reads; "" for the built-in text. */
    text: z.string().max(500, "Use at most 500 characters.").default(""),
  }),
  catalogue: [
    {
      id: "end/success",
      label: "End / Success",
      keywords: "finish done session logged in",
      config: { result: "success", text: "" },
    },
    {
      id: "end/failure",
      label: "End / Failure",
      keywords: "finish stop error refuse",
      config: { result: "failure", text: "" },
    },
  ],
  ports: () => [],
  describe: ({ result, text }) => text || (result === "success" ? "Success" : "Failure"),
  texts: ({ text }) => [{ path: "text", label: "Text", text, place: "screen" }],
});
