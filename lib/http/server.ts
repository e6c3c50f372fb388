import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { isApiPath } from "@/lib/api/is-api-path";
import { newId } from "@/lib/core/ids";
import { log } from "@/lib/core/log";
import { checkRequest } from "./front/check-request";
import { type ProxyTrust, readProxyTrust } from "./front/client-address";
import { Drain } from "./front/drain";
import { type PublicOrigin, publicOrigin } from "./front/public-origin";
import { refuseRaw, statusOfParserError } from "./front/raw-refusal";
import { hasBody, readBody, replayBody } from "./front/read-body";
import type { Readiness } from "./front/readiness";
import { refuse } from "./front/refusal";
import {
  clientAddressHeader,
  nonceHeader,
  ownRequestHeader,
  pathHeader,
  requestIdHeader,
  stripForbidden,
} from "./front/request-headers";
import {
  contentSecurityPolicy,
  emptyPolicy,
  newNonce,
  type PagePolicy,
  securityHeaders,
} from "./front/security-headers";

/** One request on its way through the front: checked, its body read, who sent it known. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly requestId: string;
  readonly clientAddress: string;
  /** The whole body, at most 1 MB; undefined when there is none. */
  readonly body: Buffer | undefined;
  /** Filled in by a handler that leaves the answer to a page which may do more than others. */
  policy: PagePolicy;
}

/** Answers a request itself and says so, or leaves it to the next. */
type FrontHandler = (exchange: Exchange) => Promise<boolean>;

export interface FrontOptions {
  readonly publicUrl: string;
  readonly isPublicUrlDefault: boolean;
  readonly trustedProxies: string;
  readonly isDev: boolean;
  readonly readiness: () => Promise<Readiness>;
  /** Asked in order before Next: the REST API, webhooks. */
  readonly handlers: readonly FrontHandler[];
  /** Next's request handler. */
  readonly pages: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  readonly limits?: Partial<FrontLimits>;
}

interface FrontLimits {
  /** A request's headers have to be complete in this time. */
  readonly headersMs: number;
  /** A request with its body has to be complete in this time. */
  readonly requestMs: number;
  /** A connection on which nothing moves (a client that does not read its answer) is closed after this time. */
  readonly idleMs: number;
  readonly connections: number;
}

const defaultLimits: FrontLimits = {
  headersMs: 10_000,
  requestMs: 30_000,
  idleMs: 70_000,
  connections: 4096,
};

export interface Front {
  readonly server: Server;
  /** Stops: readiness first, then what is in flight, then the connections. */
  drain(): Promise<void>;
}

/** The `node:http` server in front of everything: limits, checks and headers that hold for each answer. */
export function createFront(options: FrontOptions): Front {
  const limits = { ...defaultLimits, ...options.limits };
  const origin = publicOrigin(options.publicUrl, options.isPublicUrlDefault);
  const trust = readProxyTrust(options.trustedProxies);
  const drain = new Drain();
  const respond = respondWith(options, origin, trust, drain);

  const server = createServer(
    {
      headersTimeout: limits.headersMs,
      requestTimeout: limits.requestMs,
      // Longer than the usual minute of a load balancer, which else reuses a connection being closed.
      keepAliveTimeout: 65_000,
      connectionsCheckingInterval: Math.min(1000, limits.headersMs / 2),
      maxHeaderSize: 16_384,
      // Checked by the front, whose answer carries the security headers.
      requireHostHeader: false,
    },
    (request, response) => void respond(request, response),
  );
  server.maxConnections = limits.connections;
  server.setTimeout(limits.idleMs);
  server.on("checkContinue", (request, response) => void respond(request, response));
  server.on("checkExpectation", (request, response) => void respond(request, response));
  server.on("clientError", (error, socket) =>
    refuseRaw(socket, statusOfParserError(error), { isHttps: origin.isHttps }),
  );
  return { server, drain: () => drain.finish(server) };
}

function respondWith(options: FrontOptions, origin: PublicOrigin, trust: ProxyTrust, drain: Drain) {
  const baseHeaders = securityHeaders({ isHttps: origin.isHttps });
  // Next hands an action on over HTTP where another page than the one it was sent to knows it. Its
  // headers come along, and by this one the front knows its own word on host and client again.
  const ownToken = newNonce();

  return async function respond(request: IncomingMessage, response: ServerResponse) {
    const startedAt = performance.now();
    const requestId = newId("request");
    const isOwn = header(request, ownRequestHeader) === ownToken;
    const viaProxy = isOwn || trust.isTrusted(request.socket.remoteAddress);
    const forwardedFor = header(request, "x-forwarded-for");
    const told = isOwn ? header(request, clientAddressHeader) : undefined;
    const clientAddress =
      told ??
      trust.clientAddress(request.socket.remoteAddress, viaProxy ? forwardedFor : undefined);
    const forwardedHost = viaProxy ? header(request, "x-forwarded-host") : undefined;
    const host = forwardedHost ?? request.headers.host;

    for (const [name, value] of Object.entries(baseHeaders)) response.setHeader(name, value);
    response.setHeader("Content-Security-Policy", emptyPolicy);
    response.setHeader("X-Request-Id", requestId);
    response.setHeader("Cache-Control", "no-store");
    request.on("error", () => undefined);
    response.on("error", () => undefined);
    response.once("close", () =>
      writeAccessLog(request, response, { requestId, clientAddress, startedAt }),
    );

    try {
      if (await answerHealth(request, response, options, drain)) return;
      if (drain.isDraining) {
        response.setHeader("Connection", "close");
        const headers = { "Retry-After": "1" };
        refuse(
          request,
          response,
          { status: 503, text: "The server is stopping.", headers },
          requestId,
        );
        return;
      }
      drain.track(response);
      const refusal = checkRequest(request, origin, host);
      if (refusal) return refuse(request, response, refusal, requestId);
      // A browser that follows an API call with the console's session must not lend it to anybody.
      if (isApiPath(request.url ?? "")) delete request.headers.cookie;

      let body: Buffer | undefined;
      if (hasBody(request)) {
        const read = await readBody(request, response);
        if (read === undefined) return;
        if ("status" in read) return refuse(request, response, read, requestId);
        response.once("close", read.release);
        body = read.body;
      }

      stripForbidden(request.headers);
      request.headers[requestIdHeader] = requestId;
      request.headers[clientAddressHeader] = clientAddress;
      request.headers[pathHeader] = request.url;
      request.headers[ownRequestHeader] = ownToken;
      const exchange: Exchange = {
        request,
        response,
        requestId,
        clientAddress,
        body,
        policy: {},
      };
      for (const handle of options.handlers) if (await handle(exchange)) return;

      const nonce = newNonce();
      const policy = contentSecurityPolicy(nonce, { isDev: options.isDev, ...exchange.policy });
      // It knows no list of origins, and the policy says the same.
      if (exchange.policy.frameAncestors?.length) response.removeHeader("X-Frame-Options");
      // Next takes the nonce of its scripts from the policy of the request, our pages from the other header.
      request.headers["content-security-policy"] = policy;
      request.headers[nonceHeader] = nonce;
      response.setHeader("Content-Security-Policy", policy);
      // Next says `no-store` for each page it renders, and for ever for files with a hash in their name.
      response.removeHeader("Cache-Control");
      request.headers["x-forwarded-proto"] = origin.isHttps ? "https" : "http";
      request.headers["x-forwarded-host"] = host;
      request.headers["x-forwarded-for"] = clientAddress;
      await options.pages(body ? replayBody(request, body) : request, response);
    } catch (bug) {
      log.error({ requestId, err: bug }, "request failed");
      refuse(request, response, { status: 500, text: "Something went wrong." }, requestId);
    }
  };
}

async function answerHealth(
  request: IncomingMessage,
  response: ServerResponse,
  options: FrontOptions,
  drain: Drain,
): Promise<boolean> {
  const path = pathOf(request);
  const isRead = request.method === "GET" || request.method === "HEAD";
  if (!isRead || (path !== "/healthz" && path !== "/readyz")) return false;
  if (path === "/healthz") {
    sendJson(request, response, 200, { status: "alive" });
    return true;
  }
  const { isReady, ...state } = await options.readiness();
  const status = isReady && !drain.isDraining ? 200 : 503;
  sendJson(request, response, status, { ...state, draining: drain.isDraining });
  return true;
}

function sendJson(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  value: Record<string, unknown>,
): void {
  const body = JSON.stringify(value);
  response.writeHead(status, {
    "Content-Type": "application/json; charset=utf-8",
    "Content-Length": Buffer.byteLength(body),
  });
  response.end(request.method === "HEAD" ? undefined : body);
}

function writeAccessLog(
  request: IncomingMessage,
  response: ServerResponse,
  known: { requestId: string; clientAddress: string; startedAt: number },
): void {
  const path = pathOf(request);
  // Probes come every few seconds for ever.
  const level = path === "/healthz" || path === "/readyz" ? "debug" : "info";
  log[level](
    {
      requestId: known.requestId,
      clientAddress: known.clientAddress,
      method: request.method,
      // Without the query: setup links and searches stand there.
      path,
      status: response.writableFinished ? response.statusCode : 499,
      ms: Math.round(performance.now() - known.startedAt),
    },
    "request",
  );
}

const pathOf = (request: IncomingMessage): string => (request.url ?? "").split("?", 1)[0] ?? "";

function header(request: IncomingMessage, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value.join(",") : value;
}
