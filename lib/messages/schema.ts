import { z } from "zod";
import { errorClasses } from "@/lib/connectors/kit/connector-error";

/** One rule that a send had to pass, in the order they were asked. */
const policyCheck = z.object({
  /** "method", "country", "number", "gap", "window", "day", "address", "prefix", "project". */
  name: z.string(),
  result: z.enum(["passed", "off"]),
  /** What was compared, in words: "United States", "2 of 5 in 10 minutes". */
  detail: z.string(),
});

const chooser = z.enum(["call", "flow", "default"]);

/** How a message came to be: the rules it passed, and who chose connector and template. */
export const messageStory = z.object({
  checks: z.array(policyCheck),
  choice: z.object({
    connector: chooser,
    template: chooser,
    templateVersion: z.number().int().nullable(),
    /** BCP 47 tag of the text that was used; null for the template's own. */
    locale: z.string().nullable(),
  }),
});
export type MessageStory = z.output<typeof messageStory>;

/** What the provider answered to the send, free of secrets, recipient and text. */
export const messageAnswer = z.object({
  httpStatus: z.number().optional(),
  code: z.string().optional(),
  requestId: z.string().optional(),
  text: z.string().optional(),
  meaning: z.string().optional(),
  advice: z.string().optional(),
  link: z.string().optional(),
});
export type MessageAnswer = z.output<typeof messageAnswer>;

// The table's keys are the classes; TypeScript widens them to strings.
export const errorClass = z.enum(Object.keys(errorClasses) as [keyof typeof errorClasses]);
