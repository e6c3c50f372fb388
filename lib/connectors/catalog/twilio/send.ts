import { z } from "zod";
import type { ConnectorError } from "../../kit/connector-error";
import type { OutgoingMessage, SendOutcome, SpokenPart } from "../../kit/message";
import type { ConnectorIo } from "../../kit/server-half";
import { openTwilio, type TwilioConfig, type TwilioSession } from "./client";
import { explain, explainLater, isOutcomeUnknown } from "./explain";
import type { Asked } from "./fault";
import type { Pace } from "./pace";
import { acceptedAs } from "./statuses";
import { renderTwiml } from "./twiml";

const shortestValiditySeconds = 1;
const longestValiditySeconds = 36_000;
const ringSeconds = 30;
const longestCallSeconds = 120;

const acceptedMessage = z.object({
  sid: z.string().regex(/^(SM|MM)[0-9a-fA-F]{32}$/),
  status: z.string().max(40),
  error_code: z.number().int().nullish(),
});
const acceptedCall = z.object({
  sid: z.string().regex(/^CA[0-9a-fA-F]{32}$/),
  status: z.string().max(40),
});
type Accepted = { sid: string; status: string; error_code?: number | null | undefined };

/** Everything in a message that must not come back in any text about it. */
export function unspeakable(message: OutgoingMessage): string[] {
  const texts = [message.to, message.to.replace(/^\+/, ""), message.code ?? ""];
  if (message.channel === "voice") {
    const spoken = (part: SpokenPart) =>
      "say" in part ? [part.say] : "digits" in part ? [part.digits] : [];
    return [...texts, ...message.script.flatMap(spoken)];
  }
  return [...texts, message.text];
}

/** Sends one message or places one call; never throws for what Twilio does. */
export async function send(
  config: TwilioConfig,
  message: OutgoingMessage,
  io: ConnectorIo,
  pace: Pace,
): Promise<SendOutcome> {
  const session = openTwilio(config, io, pace, unspeakable(message));
  try {
    if (message.channel === "sms") return outcomeOf(await sendSms(session, config, message));
    if (message.channel === "voice") return await call(session, config, message);
    return refuse("configuration", "Twilio carries no e-mail.", "Choose a connector for e-mail.");
  } finally {
    session.end();
  }
}

function sendSms(
  session: TwilioSession,
  { from }: TwilioConfig,
  message: Extract<OutgoingMessage, { channel: "sms" }>,
): Promise<Asked<Accepted>> {
  const { validForSeconds } = message;
  return session.ask(acceptedMessage, (client) =>
    client.messages.create({
      to: message.to,
      body: message.text,
      ...(from.kind === "phoneNumber"
        ? { from: from.phoneNumber }
        : { messagingServiceSid: from.messagingServiceSid }),
      ...(validForSeconds === undefined ? {} : { validityPeriod: validity(validForSeconds) }),
    }),
  );
}

const validity = (seconds: number) =>
  Math.min(longestValiditySeconds, Math.max(shortestValiditySeconds, Math.round(seconds)));

async function call(
  session: TwilioSession,
  { voiceFrom }: TwilioConfig,
  message: Extract<OutgoingMessage, { channel: "voice" }>,
): Promise<SendOutcome> {
  if (!voiceFrom)
    return refuse(
      "sender",
      "The connector has no phone number for voice calls.",
      "Fill in the phone number for voice calls.",
    );
  const twiml = renderTwiml(message.script, message.language);
  if (!twiml)
    return refuse("content", "The call would say nothing.", "Check the template for voice.");
  const asked = await session.ask<Accepted>(acceptedCall, (client) =>
    client.calls.create({
      to: message.to,
      from: voiceFrom,
      twiml,
      timeout: ringSeconds,
      timeLimit: longestCallSeconds,
    }),
  );
  return outcomeOf(asked);
}

function outcomeOf(asked: Asked<Accepted>): SendOutcome {
  if (!asked.ok) {
    const error = explain(asked.fault, "write");
    return { outcome: isOutcomeUnknown(asked.fault) ? "unknown" : "refused", error };
  }
  const { sid, status, error_code: code } = asked.value;
  // A message can be accepted and failed in one answer; nothing was sent then.
  if (status === "failed" || status === "undelivered")
    return { outcome: "refused", error: explainLater(code ?? null, asked.answer) };
  const state = acceptedAs(sid, status);
  return { outcome: "sent", providerId: sid, status, state, answer: asked.answer };
}

function refuse(errorClass: ConnectorError["class"], meaning: string, advice: string): SendOutcome {
  return {
    outcome: "refused",
    error: { class: errorClass, meaning, advice, answer: {}, isRetrySafe: false },
  };
}
