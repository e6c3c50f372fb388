/**
 * Where to go after sign-in, from the address of the sign-in page: a path of this site or nothing.
 * Anything that a browser could read as another site is refused.
 */
export function nextPath(value: string | string[] | undefined): string | null {
  if (typeof value !== "string" || value.length > 2_000) return null;
  // Only console pages are worth returning to, and their addresses need no exotic characters.
  return /^\/p\/[\w-]+(?:\/[\w.-]+)*(?:\?[\w.~%&=+-]*)?$/.test(value) && !value.includes("..")
    ? value
    : null;
}
