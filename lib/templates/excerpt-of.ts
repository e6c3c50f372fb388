import type { TemplateContent } from "./schema";

/** How a template begins, in one line: its subject where it has one. */
export const excerptOf = (content: TemplateContent): string =>
  (content.channel === "email" ? content.subject : content.body).replace(/\s+/g, " ").slice(0, 160);
