import type { IncomingMessage, ServerResponse } from "node:http";
import { isApiPath } from "@/lib/api/is-api-path";
import { wireRefusal } from "@/lib/api/wire-error";

/** A request that the front answers itself, without asking anything behind it. */
export interface Refusal {
  readonly status: number;
  /** For a person, without internals. */
  readonly text: string;
  readonly headers?: Record<string, string>;
}

/** How long a client may go on sending what nobody reads, so that it gets to see the answer. */
const lingerMs = 2000;

/** Answers with a refusal as JSON, unless an answer has begun already. */
export function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  refusal: Refusal,
  requestId: string,
): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const body = isApiPath(request.url ?? "")
    ? wireRefusal(refusal.status, refusal.text)
    : JSON.stringify({ error: refusal.text, requestId });
  response.writeHead(refusal.status, {
    ...refusal.headers,
    "Content-Type": "application/json; charset=utf-8",
    "Content-Length": Buffer.byteLength(body),
    "Cache-Control": "no-store",
  });
  response.end(request.method === "HEAD" ? undefined : body);
  if (!request.complete) leaveUnread(request);
}

/** Closing at once would reset the connection, and the client would lose the answer it has not read yet. */
function leaveUnread(request: IncomingMessage): void {
  request.resume();
  const timer = setTimeout(() => {
    if (!request.complete) request.destroy();
  }, lingerMs);
  timer.unref();
  request.once("close", () => clearTimeout(timer));
}
