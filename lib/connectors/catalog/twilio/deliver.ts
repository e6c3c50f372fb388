import { z } from "zod";
import { err, ok, type Result } from "@/lib/core/result";
import type { ProviderAnswer } from "../../kit/connector-error";
import { exchange, type WireFailure, type WireReply, type WireRequest } from "./exchange";
import type { TwilioFault } from "./fault";
import type { Pace } from "./pace";
import type { SdkRequest } from "./sdk";

/** How requests of one session travel. */
export type Route = {
  authorization: string;
  baseUrl: string | null;
  redact: (text: string) => string;
  signal: AbortSignal;
  pace: Pace;
};

type Delivered = { status: number; body: unknown; answer: ProviderAnswer };

const allowedHosts = new Set([
  "api.twilio.com",
  "messaging.twilio.com",
  "accounts.twilio.com",
  "voice.twilio.com",
]);
const maxRetries = 2;
const longestWaitMs = 3_000;

/** Sends one request of the SDK and reads the answer, with the retries that cannot send twice. */
export async function deliver(
  request: SdkRequest,
  route: Route,
): Promise<Result<Delivered, TwilioFault>> {
  const wire = wireRequest(request, route);
  if (!wire)
    return err({ kind: "not_sent", reason: "host_not_allowed", isTwilio: false, answer: {} });
  for (let attempt = 0; ; attempt++) {
    const result = await exchange(wire, route.signal);
    const waitMs = attempt < maxRetries ? retryAfterMs(result, attempt) : null;
    if (waitMs === null || waitMs > longestWaitMs || route.signal.aborted)
      return result.ok ? read(result.value, route) : err(faultOf(result.error));
    await route.pace.wait(waitMs, route.signal);
    if (route.signal.aborted)
      return result.ok ? read(result.value, route) : err(faultOf(result.error));
  }
}

/**
 * Milliseconds until the next attempt; null for never. Twilio promises that it did nothing for a
 * 429, and nothing left where no byte was written; anything else may have reached a phone. A bad
 * certificate stays bad.
 */
function retryAfterMs(result: Result<WireReply, WireFailure>, attempt: number): number | null {
  const backOff = (attempt + 1) * 250 + Math.random() * 250;
  if (!result.ok) return result.error.isWritten || result.error.reason === "tls" ? null : backOff;
  if (result.value.status !== 429) return null;
  const { retryAfterSeconds } = result.value;
  return retryAfterSeconds === undefined ? backOff : retryAfterSeconds * 1_000;
}

function wireRequest(request: SdkRequest, route: Route): WireRequest | null {
  const real = new URL(request.uri);
  if (real.protocol !== "https:" || real.port !== "" || !allowedHosts.has(real.hostname))
    return null;
  append(real.searchParams, request.params);
  const form = new URLSearchParams();
  append(form, request.data);
  const body = form.toString();
  const url = route.baseUrl ? redirected(real, route.baseUrl) : real;
  return {
    url,
    method: request.method.toUpperCase(),
    headers: {
      ...texts(request.headers),
      Authorization: route.authorization,
      "Accept-Encoding": "identity",
      ...(route.baseUrl ? { "X-Twilio-Host": real.hostname } : {}),
      ...(body ? { "Content-Length": String(Buffer.byteLength(body)) } : {}),
    },
    body,
    connectMs: route.pace.connectMs,
  };
}

/** The stand-in's address with the path of the real one. */
function redirected(real: URL, baseUrl: string): URL {
  const url = new URL(baseUrl);
  url.pathname = url.pathname.replace(/\/+$/, "") + real.pathname;
  url.search = real.search;
  return url;
}

function append(target: URLSearchParams, values: unknown) {
  if (typeof values !== "object" || values === null) return;
  for (const [name, value] of Object.entries(values)) {
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== undefined && one !== null) target.append(name, String(one));
  }
}

function texts(headers: Record<string, unknown> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}

function faultOf({ isWritten, reason, status }: WireFailure): TwilioFault {
  const answer = status === undefined ? {} : { httpStatus: status };
  return { kind: isWritten ? "interrupted" : "not_sent", reason, isTwilio: false, answer };
}

const errorBody = z.object({
  code: z.number().int().min(1).max(9_999_999).optional().catch(undefined),
  message: z.string().optional().catch(undefined),
  title: z.string().optional().catch(undefined),
});

function read(reply: WireReply, route: Route): Result<Delivered, TwilioFault> {
  const { status, requestId } = reply;
  const body = parseJson(reply.body);
  const answer = { httpStatus: status, ...(requestId ? { requestId } : {}) };
  if (status >= 200 && status < 300) {
    if (body !== undefined) return ok({ status, body, answer });
    return err({ kind: "unreadable", isTwilio: false, answer });
  }
  const { code, message, title } = errorBody.safeParse(body).data ?? {};
  const text = message ?? title;
  return err({
    kind: "refused",
    isTwilio: code !== undefined || text !== undefined,
    answer: {
      ...answer,
      ...(code === undefined ? {} : { code: String(code) }),
      ...(text ? { text: route.redact(text) } : {}),
    },
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A web page or a torn body; what it says is of no use and may be anything.
    return undefined;
  }
}
