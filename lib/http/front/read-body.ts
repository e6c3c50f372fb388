import { IncomingMessage, type ServerResponse } from "node:http";
import type { Refusal } from "./refusal";

/** Largest body of any request, in bytes. Routes may allow less. */
const maxBodyBytes = 1_000_000;

/** All bodies being held at one time, in bytes: many large ones at once must not exhaust the memory. */
const maxHeldBytes = 48_000_000;
let heldBytes = 0;

const tooLarge: Refusal = { status: 413, text: "The request is larger than 1 MB." };
const busy: Refusal = {
  status: 503,
  text: "Too much is being sent at the moment.",
  headers: { "Retry-After": "1" },
};

/** Whether a request announces a body. */
export function hasBody({ headers }: IncomingMessage): boolean {
  return headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;
}

/**
 * Reads a body to its end, so that one that is too large is refused and never cut short. `release` has to be called
 * once the request is answered. Undefined when the client went away.
 */
export async function readBody(
  request: IncomingMessage,
  response: ServerResponse,
): Promise<{ body: Buffer; release(): void } | Refusal | undefined> {
  if (Number(request.headers["content-length"] ?? 0) > maxBodyBytes) return tooLarge;
  if (request.headers.expect) response.writeContinue();
  const chunks: Buffer[] = [];
  let size = 0;
  const release = () => {
    heldBytes -= size;
    size = 0;
  };
  try {
    for await (const chunk of request.iterator({ destroyOnReturn: false })) {
      size += chunk.length;
      heldBytes += chunk.length;
      if (size > maxBodyBytes || heldBytes > maxHeldBytes) {
        const refusal = size > maxBodyBytes ? tooLarge : busy;
        release();
        return refusal;
      }
      chunks.push(chunk);
    }
  } catch {
    release();
    return undefined;
  }
  return { body: Buffer.concat(chunks), release };
}

/** The same request with its body ahead of it again, for a handler that reads it as a stream. */
export function replayBody(request: IncomingMessage, body: Buffer): IncomingMessage {
  const replay = new IncomingMessage(request.socket);
  replay.method = request.method;
  replay.url = request.url;
  replay.httpVersion = request.httpVersion;
  replay.httpVersionMajor = request.httpVersionMajor;
  replay.httpVersionMinor = request.httpVersionMinor;
  replay.headers = request.headers;
  replay.rawHeaders = request.rawHeaders;
  replay.complete = true;
  replay.push(body);
  replay.push(null);
  return replay;
}
