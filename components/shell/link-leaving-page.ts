/** The address a click is about to replace this page with; null when it does not. */
export function linkLeavingPage(event: MouseEvent): URL | null {
  if (event.defaultPrevented || event.button !== 0) return null;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null;
  if (!(event.target instanceof Element)) return null;
  const link = event.target.closest("a[href]");
  if (!(link instanceof HTMLAnchorElement)) return null;
  if (link.hasAttribute("download") || (link.target !== "" && link.target !== "_self")) return null;
  const target = new URL(link.href, location.href);
  if (target.protocol !== "http:" && target.protocol !== "https:") return null;
  const samePage =
    target.origin === location.origin &&
    target.pathname === location.pathname &&
    target.search === location.search;
  return samePage ? null : target;
}
