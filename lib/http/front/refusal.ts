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

/**
 * Answers with a refusal, unless an answer has begun already: to a browser that opens a page as a page that
 * needs nothing else of us, as JSON otherwise.
 */
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
  const { type, body } = bodyOf(request, refusal, requestId);
  const policy = response.getHeader("Content-Security-Policy");
  if (type === "text/html" && typeof policy === "string")
    // The page's own few styles stand at its elements; it holds nothing that anybody else wrote.
    response.setHeader("Content-Security-Policy", `${policy}; style-src-attr 'unsafe-inline'`);
  response.writeHead(refusal.status, {
    ...refusal.headers,
    "Content-Type": `${type}; charset=utf-8`,
    "Content-Length": Buffer.byteLength(body),
    "Cache-Control": "no-store",
  });
  response.end(request.method === "HEAD" ? undefined : body);
  if (!request.complete) leaveUnread(request);
}

function bodyOf(
  { url = "", headers }: IncomingMessage,
  { status, text }: Refusal,
  requestId: string,
): { type: string; body: string } {
  if (isApiPath(url)) return { type: "application/json", body: wireRefusal(status, text) };
  if (headers.accept?.includes("text/html"))
    return { type: "text/html", body: plainPage(text, requestId) };
  return { type: "application/json", body: JSON.stringify({ error: text, requestId }) };
}

const plainPage = (text: string, requestId: string): string => {
  const words = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${words}</title>
<main style="max-width:24rem;margin:15vh auto;padding:0 1rem;font:1rem/1.5 system-ui,sans-serif">
<h1 style="font-size:1.25rem">${words}</h1>
<p>Go back and try again. Reference for the log: <code>${requestId}</code></p>
</main>
</html>
`;
};

/** Closing at once would reset the connection, and the client would lose the answer it has not read yet. */
function leaveUnread(request: IncomingMessage): void {
  request.resume();
  const timer = setTimeout(() => {
    if (!request.complete) request.destroy();
  }, lingerMs);
  timer.unref();
  request.once("close", () => clearTimeout(timer));
}
