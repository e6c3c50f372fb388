import { Agent as PlainAgent, request as requestPlain } from "node:http";
import { request as requestTls, Agent as TlsAgent } from "node:https";
import { err, ok, type Result } from "@/lib/core/result";
import type { NetworkReason } from "./fault";

export type WireRequest = {
  url: URL;
  method: string;
  headers: Record<string, string>;
  body: string;
  connectMs: number;
};

export type WireReply = {
  status: number;
  requestId?: string;
  retryAfterSeconds?: number;
  body: string;
};

/** `isWritten` is true from the moment a byte of the request may have left. */
export type WireFailure = { isWritten: boolean; reason: NetworkReason; status?: number };

const maxBodyBytes = 2_000_000;

// Own agents: no proxy of the environment, and idle connections closed before Twilio closes them,
// because a reset of a stale one cannot be told from a lost answer.
const agentOptions = { keepAlive: true, timeout: 4_000, maxFreeSockets: 10 };
const plainAgent = new PlainAgent(agentOptions);
const tlsAgent = new TlsAgent(agentOptions);

/**
 * One HTTP exchange: no redirect is followed, nothing is repeated, compressed bodies are not asked
 * for, and the signal ends it wherever it stands.
 */
export function exchange(
  request: WireRequest,
  signal: AbortSignal,
): Promise<Result<WireReply, WireFailure>> {
  return new Promise((resolve) => {
    const isPlain = request.url.protocol === "http:";
    let isWritten = false;
    let status: number | undefined;
    const outgoing = (isPlain ? requestPlain : requestTls)(request.url, {
      method: request.method,
      headers: request.headers,
      agent: isPlain ? plainAgent : tlsAgent,
      // Stated, so that NODE_TLS_REJECT_UNAUTHORIZED cannot switch it off.
      ...(isPlain ? {} : { rejectUnauthorized: true, minVersion: "TLSv1.2" as const }),
    });

    let isSettled = false;
    const settle = (result: Result<WireReply, WireFailure>) => {
      isSettled = true;
      clearTimeout(connectTimer);
      signal.removeEventListener("abort", onTimeout);
      resolve(result);
    };
    const stop = (reason: NetworkReason) => {
      if (isSettled) return;
      settle(err({ isWritten, reason, ...(status === undefined ? {} : { status }) }));
      outgoing.destroy();
    };
    const onTimeout = () => stop("timeout");
    const connectTimer = setTimeout(onTimeout, request.connectMs);
    const onConnected = () => {
      isWritten = true;
      clearTimeout(connectTimer);
    };

    outgoing.on("socket", (socket) => {
      if (outgoing.reusedSocket) onConnected();
      else socket.once(isPlain ? "connect" : "secureConnect", onConnected);
    });
    outgoing.on("error", (error) => stop(reasonOf(error)));
    outgoing.on("response", (incoming) => {
      status = incoming.statusCode ?? 0;
      const { "content-encoding": encoding = "identity" } = incoming.headers;
      if (encoding !== "identity") return stop("not_http");
      const chunks: Buffer[] = [];
      let size = 0;
      incoming.on("data", (chunk: Buffer) => {
        size += chunk.length;
        if (size > maxBodyBytes) stop("too_big");
        else chunks.push(chunk);
      });
      incoming.on("error", () => stop("reset"));
      incoming.on("close", () => stop("reset"));
      incoming.on("end", () => {
        const body = Buffer.concat(chunks).toString("utf8");
        settle(ok({ status: incoming.statusCode ?? 0, body, ...metadata(incoming.headers) }));
      });
    });
    signal.addEventListener("abort", onTimeout);
    if (signal.aborted) onTimeout();
    else outgoing.end(request.body);
  });
}

function metadata(headers: NodeJS.Dict<string | string[]>) {
  const { "twilio-request-id": requestId, "retry-after": retryAfter } = headers;
  return {
    ...(typeof requestId === "string" && /^[\w-]{1,64}$/.test(requestId) ? { requestId } : {}),
    ...(typeof retryAfter === "string" && /^\d{1,4}$/.test(retryAfter)
      ? { retryAfterSeconds: Number(retryAfter) }
      : {}),
  };
}

/** The reason by the error's code alone: its message and fields may quote the request. */
function reasonOf(error: Error): NetworkReason {
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") return "dns";
  if (code === "ECONNRESET" || code === "EPIPE") return "reset";
  if (code === "ETIMEDOUT") return "timeout";
  if (code.startsWith("HPE_")) return "not_http";
  if (/CERT|TLS|SSL|SIGNATURE|EPROTO/.test(code)) return "tls";
  return "refused";
}
