import type {
  ConnectorError,
  ErrorClass,
  KnownCode,
  ProviderAnswer,
} from "../../kit/connector-error";
import { twilioErrors } from "./errors";
import type { NetworkReason, TwilioFault } from "./fault";

type Explained = Pick<ConnectorError, "class" | "meaning" | "advice" | "link">;

/** Twilio's page on a code. */
export const pageOf = (code: string): string => `https://www.twilio.com/docs/api/errors/${code}`;

const byCode = new Map<string, Explained>(
  Object.entries(twilioErrors).flatMap(([errorClass, errors]) =>
    Object.entries(errors).map(([code, [meaning, advice]]) => [
      code,
      // The keys of the catalogue are classes by its type; Object.entries forgets that.
      { class: errorClass as ErrorClass, meaning, advice, link: pageOf(code) },
    ]),
  ),
);

/** What a code stands for, for whoever tries out what it would do. */
export function errorOfCode(code: string): ConnectorError | null {
  const known = byCode.get(code);
  return known ? { ...known, answer: { code }, isRetrySafe: false } : null;
}

/** Every code of the catalogue, by number. */
export const errorCodes = (): KnownCode[] =>
  [...byCode]
    .map(([code, { meaning }]) => ({ code, meaning }))
    .sort((a, b) => Number(a.code) - Number(b.code));

/** The catalogue's words on a code, for what is foreseen before Twilio says it. */
export function wordsOn(code: number): Pick<Explained, "meaning" | "advice" | "link"> {
  const known = byCode.get(String(code));
  if (!known) throw new Error(`The catalogue has no code ${code}.`);
  const { meaning, advice, link } = known;
  return { meaning, advice, ...(link ? { link } : {}) };
}

const reasons: Record<NetworkReason, string> = {
  refused: "No connection to Twilio could be made.",
  dns: "The name of Twilio's server could not be resolved.",
  tls: "The connection is not safe: the certificate is not Twilio's.",
  timeout: "Twilio did not answer in time.",
  reset: "The connection broke before the answer was complete.",
  too_big: "The answer was far too long to be Twilio's.",
  not_http: "What answered does not speak as Twilio does.",
  host_not_allowed: "The request would have gone to a server that is not Twilio's.",
};

const checkNetwork =
  "Check that this server reaches api.twilio.com on port 443, without a proxy that opens connections.";
const checkLog = "Look into the message log of the Twilio console before sending again.";

/** Whether the fault leaves open that Twilio did what it was asked. Meant for writes. */
export function isOutcomeUnknown({ kind, answer }: TwilioFault): boolean {
  if (kind === "refused") return (answer.httpStatus ?? 0) >= 500 || answer.httpStatus === 408;
  return kind !== "not_sent";
}

/**
 * Puts a fault in our words. `write` marks requests that reach a phone: where their outcome is
 * open, that is what the error says, whatever the cause.
 */
export function explain(fault: TwilioFault, kind: "read" | "write"): ConnectorError {
  const isUnknown = kind === "write" && isOutcomeUnknown(fault);
  const explained = isUnknown
    ? { ...explainFault(fault), class: "unknown_outcome" as const, advice: checkLog }
    : explainFault(fault);
  const isRetrySafe =
    fault.kind === "not_sent" || (fault.kind === "refused" && fault.answer.httpStatus === 429);
  return { ...explained, answer: fault.answer, isRetrySafe };
}

/** The error of a message that failed after it was accepted. */
export function explainLater(code: number | null, answer: ProviderAnswer): ConnectorError {
  const known = code === null ? undefined : byCode.get(String(code));
  const unknown: Explained = {
    class: "unreachable",
    meaning: "The message was not delivered.",
    advice: "See the message in the Twilio console.",
    ...(code === null ? {} : { link: pageOf(String(code)) }),
  };
  return {
    ...(known ?? unknown),
    answer: code === null ? answer : { ...answer, code: String(code) },
    isRetrySafe: false,
  };
}

function explainFault({ kind, reason, isTwilio, answer }: TwilioFault): Explained {
  if (kind === "refused") {
    const known = answer.code === undefined ? undefined : byCode.get(answer.code);
    if (known) return known;
    if (hasLimitedParameters({ kind, isTwilio, answer })) return onTrial;
    const link = answer.code === undefined ? {} : { link: pageOf(answer.code) };
    return { ...byStatus(answer.httpStatus ?? 0, isTwilio), ...link };
  }
  const meaning =
    kind === "unreadable"
      ? "Something answered in a way that Twilio does not."
      : reasons[reason ?? "reset"];
  return { class: "provider_down", meaning, advice: checkNetwork };
}

/** Since 2026 trial accounts refuse most parameters, before they do anything, with no code of its own. */
export const hasLimitedParameters = ({ kind, isTwilio, answer }: TwilioFault): boolean =>
  kind === "refused" &&
  isTwilio &&
  answer.httpStatus === 400 &&
  /trial accounts? ha(s|ve) limited/i.test(answer.text ?? "");

const onTrial: Explained = {
  class: "account",
  meaning: "A trial account may not send this: it takes no call with a text of ours.",
  advice:
    "Upgrade the Twilio account, or set PATCHBAY_PUBLIC_URL so that Twilio can fetch the text from this server.",
};

/** For codes the catalogue does not know, and for answers without one. */
function byStatus(status: number, isTwilio: boolean): Explained {
  if (!isTwilio && status < 500 && status !== 429)
    return {
      class: "provider_down",
      meaning: "Something between this server and Twilio answered in Twilio's place.",
      advice: checkNetwork,
    };
  if (status === 401 || status === 403)
    return {
      class: "credentials",
      meaning: "Twilio does not allow this with these credentials.",
      advice: "Check the credentials and what they may do in the Twilio console.",
    };
  if (status === 429)
    return {
      class: "throttled",
      meaning: "Twilio asks to slow down.",
      advice: "Try again in some minutes.",
    };
  if (status >= 500)
    return {
      class: "provider_down",
      meaning: "Twilio has a fault.",
      advice: "Try again in some minutes, and see status.twilio.com.",
    };
  return {
    class: "configuration",
    meaning: "Twilio refuses the request.",
    advice: "Read Twilio's page on the code, and check the connector's settings.",
  };
}
