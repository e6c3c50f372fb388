import "server-only";
import { createHmac } from "node:crypto";
import type { ConfigOf } from "../../kit/define";
import type { OutgoingMessage } from "../../kit/message";
import { fillBody, type Variable } from "./body-template";
import type { httpGateway } from "./definition";

type Config = ConfigOf<typeof httpGateway>;

/** Headers and exact body of the request for one message. */
export function buildRequest(config: Config, message: OutgoingMessage, now: Date) {
  const body = fillBody(config.body, valuesOf(config, message));
  const headers: Record<string, string> = {
    ...Object.fromEntries(config.headers.map(({ name, value }) => [name, value])),
    "Content-Type": "application/json",
    Accept: "application/json",
    "User-Agent": "Patchbay",
    ...authHeader(config),
  };
  if (config.signature.kind === "hmac")
    headers["X-Patchbay-Signature"] = sign(config.signature.hmacSecret, body, now);
  return { headers, body };
}

function valuesOf(config: Config, message: OutgoingMessage): Record<Variable, string> {
  return {
    recipient: message.to,
    body: message.channel === "voice" ? spokenText(message.script) : message.text,
    sender: config.sender,
    token: message.code ?? "",
    channel: message.channel,
    subject: message.channel === "email" ? message.subject : "",
    html: message.channel === "email" ? message.html : "",
  };
}

/** A script as one text; digits apart, so that a voice reads them one by one. */
function spokenText(script: Extract<OutgoingMessage, { channel: "voice" }>["script"]): string {
  return script
    .map((part) => ("say" in part ? part.say : "digits" in part ? [...part.digits].join(" ") : ""))
    .filter(Boolean)
    .join(" ");
}

function authHeader({ auth }: Config): Record<string, string> {
  switch (auth.kind) {
    case "none":
      return {};
    case "bearer":
      return { Authorization: `Bearer ${auth.token}` };
    case "basic": {
      const pair = Buffer.from(`${auth.user}:${auth.password}`).toString("base64");
      return { Authorization: `Basic ${pair}` };
    }
    case "apiKey":
      return { [auth.headerName]: auth.apiKey };
  }
}

/** `t=<unix seconds>,v1=<hex HMAC-SHA256 of "<t>.<body>">`; the time lets a receiver refuse replays. */
function sign(secret: string, body: string, now: Date): string {
  const time = Math.floor(now.getTime() / 1_000);
  const mac = createHmac("sha256", secret).update(`${time}.${body}`).digest("hex");
  return `t=${time},v1=${mac}`;
}
