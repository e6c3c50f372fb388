import { createServer as createPlain, type IncomingMessage, type ServerResponse } from "node:http";
import { createServer as createSecure } from "node:https";
import { testCertificate } from "./certs/test-certificate";
import { listenOnLoopback } from "./listen";

/** How the gateway answers a request. */
export type GatewayAnswer =
  | {
      kind: "respond";
      status?: number;
      json?: unknown;
      text?: string;
      headers?: Record<string, string>;
    }
  /** To `location`, which may be this gateway, another one or an address that must not be reached. */
  | { kind: "redirect"; location: string; status?: 301 | 302 | 303 | 307 | 308 }
  | { kind: "delay"; ms: number }
  /** Takes the request and never answers. */
  | { kind: "hang" }
  | { kind: "reset" }
  /** The head at once, then a byte every `everyMs`, without end. */
  | { kind: "drip"; everyMs: number }
  /** About `bytes` of text without a Content-Length. */
  | { kind: "huge"; bytes: number }
  /** Bytes that are no HTTP. */
  | { kind: "garbage" }
  /** Announces a longer body than it sends, then cuts the line. */
  | { kind: "truncated" };

export interface GatewayRequest {
  method: string;
  /** Path and query. */
  url: string;
  /** Lower-case names. */
  headers: Record<string, string>;
  /** The body as it came, for checking a signature over its exact bytes. */
  body: string;
}

export interface FakeGateway {
  url: string;
  /** Requests that arrived whole, in order. */
  requests: GatewayRequest[];
  /** What to answer from now on; each of `next` is used once before that. */
  answer(always: GatewayAnswer, ...next: GatewayAnswer[]): void;
  close(): Promise<void>;
}

const accepted: GatewayAnswer = { kind: "respond", status: 202, json: { id: "gw-1" } };

/** Starts a programmable HTTP (or `isSecure`: HTTPS) target on 127.0.0.1 and a free port. */
export async function startFakeGateway(options: { isSecure?: boolean } = {}): Promise<FakeGateway> {
  const requests: GatewayRequest[] = [];
  const timers = new Set<NodeJS.Timeout>();
  let always = accepted;
  let queue: GatewayAnswer[] = [];
  const handle = async (req: IncomingMessage, res: ServerResponse) => {
    const chunks: Buffer[] = [];
    for await (const chunk of req) chunks.push(Buffer.from(chunk));
    requests.push({
      method: req.method ?? "GET",
      url: req.url ?? "/",
      headers: Object.fromEntries(
        Object.entries(req.headers).map(([name, value]) => [name, [value].flat().join(", ")]),
      ),
      body: Buffer.concat(chunks).toString("utf8"),
    });
    play(queue.shift() ?? always, res, timers);
  };
  const onRequest = (req: IncomingMessage, res: ServerResponse) => {
    handle(req, res).catch(() => res.destroy()); // the caller left while sending
  };
  const server = options.isSecure
    ? createSecure(testCertificate(), onRequest)
    : createPlain(onRequest);
  const port = await listenOnLoopback(server);
  return {
    url: `${options.isSecure ? "https" : "http"}://127.0.0.1:${port}`,
    requests,
    answer(newAlways, ...next) {
      always = newAlways;
      queue = next;
    },
    close: () =>
      new Promise((resolve) => {
        for (const timer of timers) clearInterval(timer);
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function play(answer: GatewayAnswer, res: ServerResponse, timers: Set<NodeJS.Timeout>): void {
  switch (answer.kind) {
    case "respond": {
      const isJson = answer.json !== undefined;
      const type = isJson ? "application/json" : "text/plain";
      res.writeHead(answer.status ?? 200, { "Content-Type": type, ...answer.headers });
      res.end(isJson ? JSON.stringify(answer.json) : (answer.text ?? ""));
      return;
    }
    case "redirect":
      res.writeHead(answer.status ?? 302, { Location: answer.location }).end();
      return;
    case "delay":
      timers.add(setTimeout(() => play(accepted, res, timers), answer.ms));
      return;
    case "hang":
      return;
    case "reset":
      res.socket?.resetAndDestroy();
      return;
    case "drip": {
      res.writeHead(200, { "Content-Type": "application/json" });
      res.flushHeaders();
      const timer = setInterval(() => res.write(" "), answer.everyMs);
      timers.add(timer);
      res.on("close", () => clearInterval(timer));
      return;
    }
    case "huge":
      res.writeHead(200, { "Content-Type": "application/json" });
      pour(res, answer.bytes);
      return;
    case "garbage":
      res.socket?.end("\u0000\u0001 not the protocol you are looking for\r\n\r\n");
      return;
    case "truncated":
      res.writeHead(200, { "Content-Type": "application/json", "Content-Length": 1_000 });
      res.write('{"id":', () => res.socket?.destroy());
      return;
  }
}

/** Writes `left` bytes as fast as the reader takes them and stops when it goes away. */
function pour(res: ServerResponse, left: number): void {
  if (res.destroyed) return;
  if (left <= 0) {
    res.end();
    return;
  }
  const chunk = "x".repeat(Math.min(left, 65_536));
  res.write(chunk, (error) => {
    if (!error) pour(res, left - chunk.length);
  });
}
