import "server-only";
import type { ConnectorError } from "../../kit/connector-error";
import type { ConfigOf } from "../../kit/define";
import type { SendOutcome } from "../../kit/message";
import type { ConnectorIo } from "../../kit/server-half";
import { standardMessage } from "../../kit/standard-message";
import type { TestLine, TestRecipient } from "../../kit/test-line";
import type { smtp } from "./definition";
import { deliverMail } from "./deliver-mail";
import { explainFailure } from "./explain-failure";
import { SmtpSession } from "./session";

type Config = ConfigOf<typeof smtp>;

const pending = (id: string, label: string): TestLine => ({ id, label, state: "pending" });
// Name and port are one line: telling them apart would tell what exists in a private network.
const server = pending("server", "Mail server answers");
const encryption = pending("encryption", "Encryption and certificate");
const signIn = pending("signIn", "Sign-in accepted");
const sender = pending("sender", "From address accepted");
const delivery = pending("delivery", "Message accepted");

export const planTest = (_config: Config, recipient: TestRecipient | null): TestLine[] =>
  recipient ? [server, encryption, signIn, sender, delivery] : [server, encryption, signIn, sender];

export async function* runTest(
  config: Config,
  recipient: TestRecipient | null,
  io: ConnectorIo,
): AsyncGenerator<TestLine> {
  const session = new SmtpSession(config, io);
  const left = planTest(config, recipient);
  try {
    for await (const line of checks(config, recipient, session)) {
      left.splice(0, left.findIndex(({ id }) => id === line.id) + 1);
      yield line;
      if (line.state === "fail") break;
    }
  } finally {
    session.close();
  }
  for (const line of left) yield { ...line, state: "skipped" };
}

/** The lines in order; ends after the first that failed. */
async function* checks(
  config: Config,
  recipient: TestRecipient | null,
  session: SmtpSession,
): AsyncGenerator<TestLine> {
  const timer = stopwatch();
  const connected = await session.connect();
  if (!connected.ok) {
    const error = explainFailure(config, connected.error);
    if (connected.error.stage !== "tls") {
      yield failed(server, error, timer());
      return;
    }
    yield { ...server, state: "pass" };
    yield failed(encryption, error, timer());
    return;
  }
  yield { ...server, state: "pass", durationMs: timer() };
  yield encryptionLine(config);

  const signedIn = await session.signIn();
  if (!signedIn.ok) {
    yield failed(signIn, explainFailure(config, signedIn.error), timer());
    return;
  }
  yield config.signIn.kind === "none"
    ? { ...signIn, label: "No sign-in configured", state: "skipped" }
    : { ...signIn, state: "pass", durationMs: timer() };

  const offered = await session.offerSender(config.fromAddress);
  if (!offered.ok) {
    yield failed(sender, explainFailure(config, offered.error), timer());
    return;
  }
  yield { ...sender, state: "pass", durationMs: timer() };

  if (!recipient) return;
  const message = recipient.message ?? standardMessage(recipient);
  yield deliveryLine(await deliverMail(config, message, session), timer());
}

function encryptionLine(config: Config): TestLine {
  if (config.encryption !== "none")
    return { ...encryption, label: "Encrypted, certificate checked", state: "pass" };
  return {
    ...encryption,
    label: "Not encrypted",
    state: "warn",
    meaning: "Everybody on the way to the server can read the messages and their codes.",
    advice: "Choose STARTTLS or TLS unless the server is on this machine or in your own network.",
  };
}

function deliveryLine(outcome: SendOutcome, durationMs: number): TestLine {
  switch (outcome.outcome) {
    case "sent":
      return {
        ...delivery,
        state: "pass",
        durationMs,
        answer: outcome.answer,
        meaning:
          "The mail server took the message. Whether it reaches the inbox is up to the next.",
      };
    case "refused":
      return failed(delivery, outcome.error, durationMs);
    case "unknown":
      return { ...failed(delivery, outcome.error, durationMs), state: "unknown" };
  }
}

function failed(line: TestLine, error: ConnectorError, durationMs: number): TestLine {
  const { answer, meaning, advice, link } = error;
  return { ...line, state: "fail", durationMs, answer, meaning, advice, link };
}

/** Milliseconds since the last call. */
function stopwatch(): () => number {
  let last = performance.now();
  return () => {
    const now = performance.now();
    const took = Math.round(now - last);
    last = now;
    return took;
  };
}
