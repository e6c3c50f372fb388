/**
 * The server's sentences for the texts of one language, by the name of the text: those of
 * `content.body`, or of `locales.de.body` where a language is given.
 */
export function contentErrors(
  fields: Readonly<Record<string, string>> | undefined,
  locale: string | null = null,
): Record<string, string> {
  const start = locale === null ? "content." : `locales.${locale}.`;
  return Object.fromEntries(
    Object.entries(fields ?? {}).flatMap(([path, text]) =>
      path.startsWith(start) ? [[path.slice(start.length), text]] : [],
    ),
  );
}
