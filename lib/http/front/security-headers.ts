import { randomBytes } from "node:crypto";

/** A fresh nonce for one answer: 128 random bits. */
export const newNonce = (): string => randomBytes(16).toString("base64url");

/** What a page may do beyond the others. Origins, in the form that browsers send them. */
export type PagePolicy = {
  /** Whose pages may show it in a frame; nobody's unless told. */
  frameAncestors?: readonly string[];
  /** Where its forms may lead to by a redirect, beside this server. */
  formTargets?: readonly string[];
};

/**
 * The Content-Security-Policy of one answer. Scripts run only with its nonce; style attributes are allowed because the
 * dialogs, menus and the flow canvas place themselves by them, and they can run nothing.
 */
export function contentSecurityPolicy(
  nonce: string,
  { isDev, frameAncestors = [], formTargets = [] }: { isDev: boolean } & PagePolicy,
): string {
  const rules = [
    "default-src 'self'",
    // React's development build evaluates code to rebuild server stacks.
    `script-src 'nonce-${nonce}' 'strict-dynamic'${isDev ? " 'unsafe-eval'" : ""}`,
    // Next's development overlay and hot reload write style elements without a nonce.
    isDev ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${isDev ? " ws:" : ""}`,
    "object-src 'none'",
    "base-uri 'none'",
    `frame-ancestors ${frameAncestors.length > 0 ? frameAncestors.join(" ") : "'none'"}`,
    ["form-action 'self'", ...formTargets].join(" "),
  ];
  return rules.join("; ");
}

/** The policy of an answer that is no document: nothing may be loaded by it at all. */
export const emptyPolicy = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'";

/** Headers that every answer carries: pages, data, files, errors. */
export function securityHeaders({ isHttps }: { isHttps: boolean }): Record<string, string> {
  return {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy":
      "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()",
    "X-Frame-Options": "DENY",
    ...(isHttps ? { "Strict-Transport-Security": "max-age=63072000; includeSubDomains" } : {}),
  };
}
