import type { ConnectorError, ProviderAnswer } from "../../kit/connector-error";
import type { ConfigOf } from "../../kit/define";
import { explainCertificate } from "../../kit/network/explain-certificate";
import { unreachable } from "../../kit/network/open-connection";
import { withoutTexts } from "../../kit/without-texts";
import type { smtp } from "./definition";
import { ruleFor, type SmtpFailure } from "./errors";

/** A failed session in our words. `recipient` is kept out of the server's reply. */
export function explainFailure(
  config: ConfigOf<typeof smtp>,
  failure: SmtpFailure,
  recipient?: string,
): ConnectorError {
  const answer = answerOf(config, failure.reply, recipient);
  const error = (
    errorClass: ConnectorError["class"],
    meaning: string,
    advice: string,
    isRetrySafe: boolean,
  ): ConnectorError => ({ class: errorClass, answer, meaning, advice, isRetrySafe });
  switch (failure.stage) {
    case "reach":
      return error("provider_down", unreachable.meaning, unreachable.advice, true);
    case "tls":
      return error("provider_down", ...tlsProblem(config, failure), true);
    case "plainSignIn":
      return error(
        "credentials",
        "The password would cross the network readable for everybody, so it was not sent.",
        "Choose STARTTLS or TLS.",
        false,
      );
    case "greet":
    case "signIn":
    case "sender":
    case "recipient":
    case "data": {
      const { status, enhanced } = readReply(failure.reply);
      if (status < 400) return silence(failure, error);
      const rule = ruleFor(failure.stage, status, enhanced);
      return error(rule.class, rule.meaning, rule.advice, status < 500);
    }
  }
}

/** The connection broke, or nobody answered in time. */
function silence(
  { stage }: SmtpFailure,
  error: (
    errorClass: ConnectorError["class"],
    meaning: string,
    advice: string,
    isRetrySafe: boolean,
  ) => ConnectorError,
): ConnectorError {
  if (stage === "data")
    return error(
      "unknown_outcome",
      "The mail was handed over, but the server did not confirm it.",
      "It may have been delivered. Look at the mail server's log before sending again.",
      false,
    );
  const isGreeting = stage === "greet";
  return error(
    "provider_down",
    isGreeting ? "No mail server answered there." : "The mail server stopped answering.",
    isGreeting ? "Check the host, the port and the encryption." : "Try again later.",
    true,
  );
}

function tlsProblem(
  { encryption, host }: ConfigOf<typeof smtp>,
  { certificate = "", reply }: SmtpFailure,
): [meaning: string, advice: string] {
  const problem = explainCertificate(certificate, host);
  if (problem) return [problem.meaning, problem.advice];
  if (encryption === "starttls" && reply)
    return ["The server does not offer STARTTLS.", "Choose TLS from the start, or another port."];
  return [
    "No encrypted connection came about.",
    "Check port and encryption: STARTTLS is usual on port 587, TLS from the start on 465.",
  ];
}

type Reply = { status: number; enhanced: string | null };

export function readReply(reply = ""): Reply {
  const [, status = "0", enhanced = null] =
    /^(\d{3})(?:[ -]+([245]\.\d{1,3}\.\d{1,3})\b)?/.exec(reply) ?? [];
  return { status: Number(status), enhanced };
}

/** What the server said, without password, user or recipient, should it repeat them. */
export function answerOf(
  { signIn }: ConfigOf<typeof smtp>,
  reply: string | undefined,
  recipient?: string,
): ProviderAnswer {
  if (!reply) return {};
  const { status, enhanced } = readReply(reply);
  const secrets = signIn.kind === "account" ? [signIn.password, signIn.user] : [];
  const text = withoutTexts(reply, [...secrets, recipient ?? ""]);
  return { code: [status || null, enhanced].filter(Boolean).join(" ") || undefined, text };
}
