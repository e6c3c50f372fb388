import type { IncomingHttpHeaders } from "node:http";

/** Handed on to everything behind the front; never taken from outside. */
export const requestIdHeader = "x-patchbay-request-id";
export const clientAddressHeader = "x-patchbay-client-ip";
export const nonceHeader = "x-nonce";
/** Tells a request that Next makes of one it was given: holds what only this process knows. */
export const ownRequestHeader = "x-patchbay-own";
/** Path and query as the browser asked for them: pages are not told by Next. */
export const pathHeader = "x-patchbay-path";

/**
 * Headers with which a client could speak as the front, as a proxy or as Next's own inside: nonce and policy would
 * become script, the rest skips routing or checks.
 */
const forbidden =
  /^(x-patchbay-|x-middleware-|x-invoke-|x-forwarded|x-now-|x-vercel-|x-nonce$|x-real-ip$|forwarded$|true-client-ip$|cf-connecting-ip$|content-security-policy|x-matched-path$|x-nextjs-data$|x-prerender-revalidate|x-original-url$|x-rewrite-url$|proxy$|te$)/;

/** Takes the headers away that only the front may set. Changes `headers`. */
export function stripForbidden(headers: IncomingHttpHeaders): void {
  for (const name of Object.keys(headers)) {
    if (forbidden.test(name)) delete headers[name];
  }
}
