import { checkTemplate } from "./check-template";
import type { TemplateContent, TemplateLocales } from "./schema";

/**
 * What keeps a template from being saved, in every language: the sentence by path, as in
 * `content.body` and `locales.pt-BR.body`. Empty when it can be saved.
 */
export function checkTexts(
  projectName: string,
  { content, locales }: { content: TemplateContent; locales: TemplateLocales },
): Record<string, string> {
  const setting = { projectName, domain: "", webOtpDomain: "" };
  const errors: Record<string, string> = {};
  const texts = [
    ["content", content] as const,
    ...Object.entries(locales).map(([locale, text]) => [`locales.${locale}`, text] as const),
  ];
  for (const [path, text] of texts) {
    if (text.channel !== content.channel)
      errors[path] = "A text in another language is for the same channel.";
    for (const finding of checkTemplate(text, setting))
      if (finding.level === "error") errors[`${path}.${finding.field}`] ??= finding.text;
  }
  return errors;
}
