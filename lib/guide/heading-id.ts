/** A heading without its marks for code. */
export const plainText = (markdown: string): string => markdown.replaceAll("`", "");

/** The anchor of a heading, by the rule that GitHub shows the same file with. */
export const headingId = (markdown: string): string =>
  plainText(markdown)
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, "")
    .replaceAll(" ", "-");
