import type { TemplateContent, TemplateLocales } from "./schema";

/**
 * The text for a language: of "pt-BR" the one for "pt-BR", else for "pt", else the default one.
 * `locale` in the answer names the text that was found; null stands for the default.
 */
export function pickLocale(
  { content, locales }: { content: TemplateContent; locales: TemplateLocales },
  locale: string | null | undefined,
): { content: TemplateContent; locale: string | null } {
  const tags = Object.keys(locales);
  // From a call, where anything may stand; longer than every tag there is.
  const parts = (locale ?? "").slice(0, 50).toLowerCase().split(/[-_]/);
  for (let count = parts.length; count > 0; count--) {
    const wanted = parts.slice(0, count).join("-");
    const found = tags.find((tag) => tag.toLowerCase() === wanted);
    const text = found === undefined ? undefined : locales[found];
    if (found !== undefined && text) return { content: text, locale: found };
  }
  return { content, locale: null };
}
