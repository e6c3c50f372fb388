import type { ServerResponse } from "node:http";
import { newSid } from "./sids";

/** An answer before it is written; `code` is Twilio's error code, kept for the log. */
export interface Reply {
  status: number;
  json?: unknown;
  code?: number;
}

/** The headers Twilio puts on every answer; `startedAt` in milliseconds since the epoch. */
export function twilioHeaders(startedAt: number): Record<string, string> {
  return {
    "Content-Type": "application/json;charset=utf-8",
    "Twilio-Request-Id": newSid("RQ"),
    "Twilio-Request-Duration": ((Date.now() - startedAt) / 1000).toFixed(3),
    "Twilio-Concurrent-Requests": "1",
    "X-Home-Region": "us1",
    "X-API-Domain": "api.twilio.com",
  };
}

/** Writes `reply` as Twilio would; does nothing once the caller has gone. */
export function writeReply(
  res: ServerResponse,
  reply: Reply,
  headers: Readonly<Record<string, string>>,
): void {
  if (res.destroyed || res.headersSent) return;
  const body = reply.json === undefined ? "" : JSON.stringify(reply.json);
  res.writeHead(reply.status, { ...headers, "Content-Length": Buffer.byteLength(body) });
  res.end(body);
}
