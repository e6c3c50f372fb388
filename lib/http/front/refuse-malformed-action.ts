import type { IncomingMessage } from "node:http";
import type { Exchange } from "../server";
import { type Refusal, refuse } from "./refusal";

/**
 * Refuses what would change something in a page and is no server action with plain data. Ours take
 * nothing else; the rest of the wire format (forms, files, promises, references to them) would only
 * reach the framework's decoder, which answers what it cannot read with a 500.
 */
export async function refuseMalformedAction(exchange: Exchange): Promise<boolean> {
  const { request, response, requestId, body } = exchange;
  const refusal = problemOf(request, body);
  if (refusal) refuse(request, response, refusal, requestId);
  return refusal !== undefined;
}

const malformed: Refusal = { status: 400, text: "The request is malformed." };

function problemOf(request: IncomingMessage, body: Buffer | undefined): Refusal | undefined {
  const { method, headers } = request;
  if (method === "GET" || method === "HEAD" || method === "OPTIONS") return undefined;
  const action = headers["next-action"];
  if (method !== "POST" || action === undefined) {
    const allow = { Allow: "GET, HEAD" };
    return { status: 405, text: "This address answers reads alone.", headers: allow };
  }
  if (typeof action !== "string" || !/^[0-9a-f]{42}$/.test(action)) return malformed;
  if (!/^text\/plain(;|$)/i.test(headers["content-type"] ?? "")) {
    return { status: 415, text: "This address takes text/plain alone." };
  }
  return body && isArgumentList(body) ? undefined : malformed;
}

function isArgumentList(body: Buffer): boolean {
  try {
    const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
    return Array.isArray(value) && isPlain(value, { root: value, depth: 0 });
  } catch {
    return false;
  }
}

const maxDepth = 32;
/** "$" marks what JSON cannot say; a text that begins with it is sent with two. */
const plainMark = /^\$(\$|undefined$|NaN$|-?Infinity$|-0$)/;

function isPlain(value: unknown, at: { root: unknown; depth: number }): boolean {
  if (typeof value === "string") {
    return !value.startsWith("$") || plainMark.test(value) || isRepetition(value, at.root);
  }
  if (typeof value !== "object" || value === null) return true;
  if (at.depth === maxDepth || Object.hasOwn(value, "__proto__")) return false;
  return Object.values(value).every((item) => isPlain(item, { ...at, depth: at.depth + 1 }));
}

/** An object that is there twice is sent once, and then as the way to it: "$0:1:config". */
function isRepetition(mark: string, root: unknown): boolean {
  const [start, ...names] = mark.split(":");
  if (start !== "$0" || names.length === 0) return false;
  let value = root;
  for (const name of names) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return false;
    value = Reflect.get(value, name);
  }
  return typeof value === "object" && value !== null;
}
