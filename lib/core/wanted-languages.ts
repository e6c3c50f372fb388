const tagPattern = /^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8}){0,3}$/;

/**
 * Languages that a reader wants as BCP 47 tags, the most wanted first: the one that an address asks
 * for, then those of the browser's Accept-Language. What is no tag is left out.
 */
export function wantedLanguages(asked: string | null, acceptLanguage: string | null): string[] {
  const accepted = (acceptLanguage ?? "")
    .slice(0, 500)
    .split(",")
    .map((part) => {
      const [tag = "", quality] = part.trim().split(/\s*;\s*q=/);
      return { tag, quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality)
    .map(({ tag }) => tag);
  return [asked ?? "", ...accepted].filter((tag) => tagPattern.test(tag));
}
