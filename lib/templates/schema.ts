import { z } from "zod";
import { channels } from "@/lib/core/channel";
import { idPattern } from "@/lib/core/id-pattern";

const line = (label: string, max: number) =>
  z.string().trim().min(1, `Enter the ${label}.`).max(max, `Use at most ${max} characters.`);

/** BCP 47: language, perhaps script, perhaps region, as in "de", "pt-BR", "zh-Hant-TW". */
export const localeTag = z
  .string()
  .regex(
    /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?$/,
    "Give a language tag such as de or pt-BR.",
  );

/** 1600 is what Twilio takes as one message; a one-time code needs far less. */
const smsContent = z.object({ body: line("text", 1_600) });
/** Repeated three times, the script has to stay below the 4000 characters of inline TwiML. */
const voiceContent = z.object({
  body: line("text to speak", 500),
  /** What the default text is written in; a text of `locales` is in its own language. */
  language: localeTag.optional(),
});
const emailContent = z.object({
  subject: line("subject", 200),
  html: line("HTML text", 50_000),
  text: line("plain text", 20_000),
});

/** The text of a message, with variables in double braces. */
export type TemplateContent =
  | ({ channel: "sms" } & z.infer<typeof smsContent>)
  | ({ channel: "voice" } & z.infer<typeof voiceContent>)
  | ({ channel: "email" } & z.infer<typeof emailContent>);

export const templateContent = z.discriminatedUnion("channel", [
  smsContent.extend({ channel: z.literal("sms") }),
  voiceContent.extend({ channel: z.literal("voice") }),
  emailContent.extend({ channel: z.literal("email") }),
]);

/** The text in further languages. */
export const templateLocales = z
  .record(localeTag, templateContent)
  .refine((locales) => Object.keys(locales).length <= 50, "Use at most 50 languages.");
export type TemplateLocales = z.infer<typeof templateLocales>;

export const longestTemplateName = 100;
const templateName = line("name", longestTemplateName).refine(
  (name) => name.toLowerCase() !== "system",
  {
    message: "System is the name of the built-in template.",
  },
);

export const saveTemplateInput = z.object({
  templateId: z.string().regex(idPattern("template")).optional(),
  /** The version the form was filled from; absent for a new template. */
  expectedVersion: z.number().int().optional(),
  name: templateName,
  content: templateContent,
  /** Left as they are when absent. */
  locales: templateLocales.optional(),
});
export type SaveTemplateInput = z.infer<typeof saveTemplateInput>;

export const listTemplatesInput = z.object({ channel: z.enum(channels).optional() });
export const templateIdInput = z.object({ templateId: z.string().regex(idPattern("template")) });

export const restoreTemplateInput = templateIdInput.extend({
  /** The version whose texts come back. */
  version: z.number().int(),
  /** The version that the page shows as the newest. */
  expectedVersion: z.number().int(),
});
