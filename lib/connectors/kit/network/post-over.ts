import "server-only";
import { request as httpRequest, type IncomingMessage } from "node:http";
import type { Socket } from "node:net";

/** What came back. `isWhole` is false for a body that broke off, was too long or compressed. */
export type HttpAnswer = { status: number; body: string; isWhole: boolean };

const maxBytes = 1_000_000;

/**
 * Posts once over an open connection and closes it. Null: no answer came, or none that is HTTP.
 * Redirects are answers like others. Bodies are asked for and read uncompressed, so a small one
 * cannot grow in memory.
 */
export function postOver(
  socket: Socket,
  url: URL,
  { headers, body }: { headers: Record<string, string>; body: string },
  signal: AbortSignal,
): Promise<HttpAnswer | null> {
  return new Promise((resolve) => {
    let answer: HttpAnswer | null = null;
    const request = httpRequest({
      createConnection: () => socket,
      method: "POST",
      path: `${url.pathname}${url.search}`,
      setHost: false,
      headers: {
        ...headers,
        Host: url.host,
        "Content-Length": String(Buffer.byteLength(body)),
        "Accept-Encoding": "identity",
        Connection: "close",
      },
    });
    const finish = () => {
      signal.removeEventListener("abort", finish);
      request.destroy();
      socket.destroy();
      resolve(answer);
    };
    if (signal.aborted) {
      finish();
      return;
    }
    signal.addEventListener("abort", finish, { once: true });
    request.on("error", finish);
    request.on("upgrade", finish);
    request.on("close", finish);
    request.on("response", (response) => {
      readBody(response, (body, isWhole) => {
        answer = { status: response.statusCode ?? 0, body, isWhole };
      }).then(finish, finish);
    });
    request.end(body);
  });
}

/** Reads at most `maxBytes`, telling `report` after each piece what is there so far. */
async function readBody(
  response: IncomingMessage,
  report: (body: string, isWhole: boolean) => void,
): Promise<void> {
  const chunks: Buffer[] = [];
  let size = 0;
  const soFar = () => Buffer.concat(chunks).toString("utf8");
  report("", false);
  for await (const chunk of response) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > maxBytes) {
      report(soFar(), false);
      return;
    }
    chunks.push(bytes);
    // A dripping body is cut off by the caller's time; its beginning is known then.
    if (chunks.length === 1) report(soFar(), false);
  }
  const encoding = response.headers["content-encoding"] ?? "identity";
  report(soFar(), response.complete && encoding === "identity");
}
