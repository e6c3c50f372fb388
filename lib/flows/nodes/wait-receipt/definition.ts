import { z } from "zod";
import { defineNode } from "../../model/define-node";

/** Waits until the provider says what became of the message that was sent last. */
export const waitReceipt = defineNode({
  kind: "wait-receipt",
  label: "Wait for receipt",
  summary: "Waits for what the provider says of the last message.",
  icon: "wait",
  config: z.object({
    /** Id of the sending step; null for whichever sent last. */
    step: z.string().max(40).nullable().default(null),
    seconds: z
      .number("Give a number of seconds.")
      .int("Give whole seconds.")
      .min(1, "Give at least 1 second.")
      .max(86_400, "Give at most 86,400 seconds.")
      .default(60),
  }),
  catalogue: [
    {
      id: "wait-receipt",
      label: "Wait for receipt",
      keywords: "delivered undelivered status timer pause callback",
      config: { step: null, seconds: 60 },
    },
  ],
  ports: ({ seconds }) => [
    { id: "delivered", label: "Delivered" },
    { id: "undelivered", label: "Undelivered" },
    { id: "none", label: `None in ${seconds} s` },
  ],
  describe: ({ seconds }) => `At most ${seconds} s`,
});
