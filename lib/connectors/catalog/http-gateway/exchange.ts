import "server-only";
import type { Socket } from "node:net";
import { z } from "zod";
import type { ConnectorError, ProviderAnswer } from "../../kit/connector-error";
import type { ConfigOf } from "../../kit/define";
import type { OutgoingMessage, SendOutcome } from "../../kit/message";
import { explainCertificate } from "../../kit/network/explain-certificate";
import { unreachable } from "../../kit/network/open-connection";
import type { OpenHttpFailure } from "../../kit/network/open-http";
import { type HttpAnswer, postOver } from "../../kit/network/post-over";
import { withoutTexts } from "../../kit/without-texts";
import { buildRequest } from "./build-request";
import type { httpGateway } from "./definition";
import { ruleForStatus, unknownOutcome } from "./errors";

type Config = ConfigOf<typeof httpGateway>;

/** The outcome, and what came back, for the one who tests. */
export type Exchange = { outcome: SendOutcome; excerpt: string };

/** Posts one message over an open connection and reads the answer. */
export async function exchange(
  config: Config,
  message: OutgoingMessage,
  socket: Socket,
  { now, signal }: { now: Date; signal: AbortSignal },
): Promise<Exchange> {
  const request = buildRequest(config, message, now);
  const answer = await postOver(socket, new URL(config.url), request, signal);
  const excerpt = Buffer.from(answer?.body ?? "")
    .subarray(0, 200)
    .toString("utf8");
  return {
    outcome: judge(config, answer),
    excerpt: withoutTexts(excerpt, [...secretsOf(config), message.to, message.code ?? ""]),
  };
}

function judge(config: Config, answer: HttpAnswer | null): SendOutcome {
  if (!answer) return { outcome: "unknown", error: { ...unknownOutcome, answer: {} } };
  const provider: ProviderAnswer = { httpStatus: answer.status };
  if (answer.status >= 200 && answer.status < 300) {
    const id = answer.isWhole ? readId(config.idField, answer.body) : null;
    // Without its body, or the id that it was to bring, a success may be anybody's: a sign-in
    // page of the network on the way, for one.
    if (id === null) return { outcome: "unknown", error: { ...unknownOutcome, answer: provider } };
    return {
      outcome: "sent",
      providerId: id,
      status: "accepted",
      state: "sent",
      answer: id === "" ? provider : { ...provider, requestId: id },
    };
  }
  const error: ConnectorError = { ...ruleForStatus(answer.status), answer: provider };
  return { outcome: error.class === "unknown_outcome" ? "unknown" : "refused", error };
}

const idSchema = z.union([z.string().trim().min(1).max(200), z.number().transform(String)]);

/** "" where no id is asked for; null where it should be there and is not. */
function readId(path: string, body: string): string | null {
  if (path === "") return "";
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return null;
  }
  for (const name of path.split(".")) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, name)) return null;
    value = Reflect.get(value, name);
  }
  const id = idSchema.safeParse(value);
  return id.success ? id.data : null;
}

/** Why no request was made. Nothing left this machine, so trying again is safe. */
export function explainNoConnection(config: Config, failure: OpenHttpFailure): ConnectorError {
  const certificate =
    failure.stage === "tls"
      ? (explainCertificate(failure.code, new URL(config.url).hostname) ?? noEncryption)
      : unreachable;
  return { class: "provider_down", answer: {}, ...certificate, isRetrySafe: true };
}

const noEncryption = {
  meaning: "No encrypted connection came about.",
  advice: "Check that the gateway speaks https on this port.",
};

function secretsOf({ auth, signature }: Config): string[] {
  const signing = signature.kind === "hmac" ? [signature.hmacSecret] : [];
  switch (auth.kind) {
    case "none":
      return signing;
    case "bearer":
      return [auth.token, ...signing];
    case "apiKey":
      return [auth.apiKey, ...signing];
    case "basic":
      return [`${auth.user}:${auth.password}`, auth.password, ...signing];
  }
}
