import type { IncomingMessage } from "node:http";
import { isApiPath } from "@/lib/api/is-api-path";
import type { PublicOrigin } from "./public-origin";
import type { Refusal } from "./refusal";

const readMethods = new Set(["GET", "HEAD", "OPTIONS"]);
const methods = new Set([...readMethods, "POST", "PUT", "PATCH", "DELETE"]);
const maxHeaders = 100;

/** Called by providers with signatures of their own, never with a browser's session. */
const webhookPath = /^\/api\/webhooks(\/|$)/;

/**
 * What is wrong with a request before anything looks at its content: form, method, host, origin.
 * Undefined when nothing is.
 */
export function checkRequest(
  request: IncomingMessage,
  origin: PublicOrigin,
  host: string | undefined,
): Refusal | undefined {
  return (
    checkForm(request) ??
    (origin.servesHost(host)
      ? undefined
      : { status: 421, text: "This server does not answer for that host." }) ??
    checkOrigin(request, origin)
  );
}

function checkForm(request: IncomingMessage): Refusal | undefined {
  if (!methods.has(request.method ?? "")) {
    const headers = { Allow: [...methods].join(", ") };
    return { status: 405, text: "This method is not supported.", headers };
  }
  // Names and values alternate.
  const names = request.rawHeaders.filter((_, index) => index % 2 === 0);
  if (names.length > maxHeaders) {
    return { status: 431, text: "The request has too many headers." };
  }
  const hosts = names.filter((name) => name.toLowerCase() === "host").length;
  if (hosts !== 1) return { status: 400, text: "The request has to name one host." };
  if (!isPlainTarget(request.url ?? "")) {
    return { status: 400, text: "The address is malformed." };
  }
  return undefined;
}

/** An absolute path: no full URL, no `//host`, no backslash, nothing that does not decode. */
function isPlainTarget(target: string): boolean {
  if (!target.startsWith("/") || /^\/[/\\]/.test(target) || target.includes("\\")) return false;
  const [path = ""] = target.split("?", 1);
  try {
    return !decodeURIComponent(path).includes("\0");
  } catch {
    return false;
  }
}

/**
 * State may be changed only from our own pages. Browsers send `Origin` with every such request; where it is missing,
 * `Sec-Fetch-Site` has to vouch for it. A provider without a cookie cannot be abused that way; the REST API gets no
 * cookies at all and knows by itself which origins a project allows.
 */
function checkOrigin(request: IncomingMessage, origin: PublicOrigin): Refusal | undefined {
  if (readMethods.has(request.method ?? "")) return undefined;
  const { origin: sent, cookie } = request.headers;
  const site = request.headers["sec-fetch-site"];
  if (sent !== undefined && origin.isOwnOrigin(sent)) return undefined;
  if (isApiPath(request.url ?? "")) return undefined;
  if (cookie === undefined && webhookPath.test(request.url ?? "")) return undefined;
  if (sent === undefined && (site === "same-origin" || site === "none")) return undefined;
  return { status: 403, text: "This request did not come from a page of this server." };
}
