import type { TemplateContent, TemplateLocales } from "@/lib/templates/schema";
import { optionKeysIn } from "@/lib/templates/variables";
import type { SurroundingTemplate } from "./surroundings";

/** Enough to know a text by; a mail may have 20,000 characters, and a project many of them. */
const mostPreviewed = 1_600;

type Template = Pick<SurroundingTemplate, "id" | "name" | "channel"> & {
  content: TemplateContent;
  locales: TemplateLocales;
};

/** What the editor of flows knows of a template. */
export function surroundingTemplate(template: Template): SurroundingTemplate {
  const { id, name, channel, content, locales } = template;
  const texts = [content, ...Object.values(locales)].flatMap((one) =>
    one.channel === "email" ? [one.subject, one.text, one.html] : [one.body],
  );
  return {
    id,
    name,
    channel,
    text: plainTextOf(content),
    optionKeys: [...new Set(texts.flatMap(optionKeysIn))].sort(),
  };
}

/** A template as plain text, with its values in braces. A mail begins with its subject. */
export function plainTextOf(content: TemplateContent): string {
  const text = content.channel === "email" ? `${content.subject}\n\n${content.text}` : content.body;
  return text.length > mostPreviewed ? `${text.slice(0, mostPreviewed)}…` : text;
}
