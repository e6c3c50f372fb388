import { maskPhone } from "@/lib/core/phone";
import type { OutgoingMessage, SendOutcome } from "../../kit/message";
import type { ConnectorIo } from "../../kit/server-half";
import { standardMessage } from "../../kit/standard-message";
import type { TestRecipient } from "../../kit/test-line";
import { openTwilio, type TwilioConfig } from "./client";
import { followDelivery } from "./follow-delivery";
import { type LineId, skipped, type Verdict } from "./line";
import type { Pace } from "./pace";
import { send, unspeakable } from "./send";

/** Sends the one message of a test and follows it until its fate is known or time is up. */
export async function sendLive(
  config: TwilioConfig,
  recipient: TestRecipient,
  isTest: boolean,
  io: ConnectorIo,
  pace: Pace,
  tell: (id: LineId, verdict: Verdict) => void,
): Promise<void> {
  const isCall = recipient.channel === "voice";
  const what = isCall ? "Call" : "Message";
  const deliveryLabel = isCall ? "Call answered" : "Delivery";
  const startedAt = pace.elapsedMs();
  const outcome = await send(config, messageOf(recipient), io, pace);
  const durationMs = Math.round(pace.elapsedMs() - startedAt);
  tell("message", { durationMs, ...messageVerdict(what, recipient.to, outcome) });
  if (outcome.outcome !== "sent")
    return tell("delivery", skipped(deliveryLabel, notFollowed[outcome.outcome]));
  if (isTest) return tell("delivery", skipped(deliveryLabel, "Test credentials deliver nothing."));
  const followPace = { ...pace, deadlineMs: pace.followMs + pace.connectMs, questionMs: 5_000 };
  const session = openTwilio(config, io, followPace, unspeakable(messageOf(recipient)));
  try {
    await followDelivery(session, outcome, io.signal, pace, (verdict) => tell("delivery", verdict));
  } finally {
    session.end();
  }
}

/** The message of a test: the caller's, or a short one of ours. */
export const messageOf = (recipient: TestRecipient): OutgoingMessage =>
  recipient.message ?? standardMessage(recipient);

const notFollowed = {
  refused: "Nothing was sent.",
  unknown: "Without an answer of Twilio's there is nothing to follow.",
};

function messageVerdict(what: string, to: string, outcome: SendOutcome): Verdict {
  if (outcome.outcome === "sent")
    return {
      label: `${what} accepted`,
      state: "pass",
      answer: outcome.answer,
      meaning: `Twilio took it for ${maskPhone(to)} as ${outcome.providerId}.`,
    };
  const { answer, meaning, advice, link } = outcome.error;
  const isUnknown = outcome.outcome === "unknown";
  return {
    label: isUnknown ? `${what}: nobody knows whether it went out` : `${what} not accepted`,
    state: isUnknown ? "unknown" : "fail",
    answer,
    meaning,
    advice,
    ...(link ? { link } : {}),
  };
}
