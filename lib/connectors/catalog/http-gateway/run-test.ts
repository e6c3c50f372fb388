import "server-only";
import type { ConnectorError } from "../../kit/connector-error";
import type { ConfigOf } from "../../kit/define";
import { deadline } from "../../kit/network/deadline";
import { systemNetwork } from "../../kit/network/network";
import { openHttp } from "../../kit/network/open-http";
import type { ConnectorIo } from "../../kit/server-half";
import { standardMessage } from "../../kit/standard-message";
import type { TestLine, TestRecipient } from "../../kit/test-line";
import type { httpGateway } from "./definition";
import { type Exchange, exchange, explainNoConnection } from "./exchange";

type Config = ConfigOf<typeof httpGateway>;

const pending = (id: string, label: string): TestLine => ({ id, label, state: "pending" });
// One line for name, port and permission: told apart, they would map a private network.
const server = pending("server", "Server answers");
const encryption = pending("encryption", "Encryption and certificate");
const credentials = pending("credentials", "Credentials accepted");
const delivery = pending("delivery", "Message accepted");

export const planTest = (_config: Config, recipient: TestRecipient | null): TestLine[] =>
  recipient ? [server, encryption, credentials, delivery] : [server, encryption, credentials];

export async function* runTest(
  config: Config,
  recipient: TestRecipient | null,
  io: ConnectorIo,
): AsyncGenerator<TestLine> {
  const network = io.network ?? systemNetwork();
  const signal = deadline(io.signal, network.totalTimeoutMs);
  const start = performance.now();
  const took = () => Math.round(performance.now() - start);
  const url = new URL(config.url);
  const opened = await openHttp(network, url, signal);
  if (!opened.ok) {
    const error = explainNoConnection(config, opened.error);
    const isTls = opened.error.stage === "tls";
    yield isTls ? { ...server, state: "pass" } : failed(server, error, took());
    yield isTls ? failed(encryption, error, took()) : { ...encryption, state: "skipped" };
    yield { ...credentials, state: "skipped" };
    if (recipient) yield { ...delivery, state: "skipped" };
    return;
  }
  yield { ...server, state: "pass", durationMs: took() };
  yield url.protocol === "https:" ? encrypted : readable;
  if (!recipient) {
    opened.value.destroy();
    yield unchecked;
    return;
  }
  const message = recipient.message ?? standardMessage(recipient);
  const result = await exchange(config, message, opened.value, { now: io.now(), signal });
  yield credentialsLine(config, result);
  yield deliveryLine(result, took());
}

const encrypted: TestLine = {
  ...encryption,
  label: "Encrypted, certificate checked",
  state: "pass",
};

const readable: TestLine = {
  ...encryption,
  label: "Not encrypted",
  state: "warn",
  meaning: "Everybody on the way to the gateway can read the messages and the credentials.",
  advice: "Use https unless the gateway is on this machine or in your own network.",
};

const unchecked: TestLine = {
  ...credentials,
  label: "Credentials are checked by sending a message",
  state: "skipped",
  meaning: "Each request to the gateway is a message, so none was made.",
};

function credentialsLine({ auth }: Config, { outcome }: Exchange): TestLine {
  if (auth.kind === "none")
    return { ...credentials, label: "No authentication configured", state: "skipped" };
  if (outcome.outcome === "sent") return { ...credentials, state: "pass" };
  return { ...credentials, state: outcome.error.class === "credentials" ? "fail" : "unknown" };
}

/** The beginning of the answer is for whoever tests; it is not kept with messages. */
function deliveryLine({ outcome, excerpt }: Exchange, durationMs: number): TestLine {
  const text = excerpt === "" ? {} : { text: excerpt };
  switch (outcome.outcome) {
    case "sent":
      return {
        ...delivery,
        state: "pass",
        durationMs,
        answer: { ...outcome.answer, ...text },
        meaning: "The gateway took the message.",
      };
    case "refused":
      return failed(delivery, withText(outcome.error, text), durationMs);
    case "unknown":
      return { ...failed(delivery, withText(outcome.error, text), durationMs), state: "unknown" };
  }
}

const withText = (error: ConnectorError, text: { text?: string }): ConnectorError => ({
  ...error,
  answer: { ...error.answer, ...text },
});

function failed(line: TestLine, error: ConnectorError, durationMs: number): TestLine {
  const { answer, meaning, advice, link } = error;
  return { ...line, state: "fail", durationMs, answer, meaning, advice, link };
}
