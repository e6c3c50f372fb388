import type { CallListInstanceCreateOptions } from "twilio/lib/rest/api/v2010/account/call.js";
import { z } from "zod";
import type { ConnectorError } from "../../kit/connector-error";
import type { OutgoingMessage, SendOutcome, SpokenPart } from "../../kit/message";
import type { Callbacks, ConnectorIo } from "../../kit/server-half";
import { openTwilio, type TwilioConfig, type TwilioSession } from "./client";
import { explain, explainLater, hasLimitedParameters, isOutcomeUnknown } from "./explain";
import type { Asked } from "./fault";
import { renderInvitation } from "./invitation";
import type { Pace } from "./pace";
import { signingToken } from "./read-inbound";
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
    // Reports nobody could check are not asked for.
    const callbacks = signingToken(config) === null ? undefined : io.callbacks;
    if (message.channel === "sms") return await sendSms(session, config, message, callbacks);
    if (message.channel === "voice") return await call(session, config, message, callbacks);
    return refuse("configuration", "Twilio carries no e-mail.", "Choose a connector for e-mail.");
  } finally {
    session.end();
  }
}

async function sendSms(
  session: TwilioSession,
  { from }: TwilioConfig,
  message: Extract<OutgoingMessage, { channel: "sms" }>,
  callbacks: Callbacks | undefined,
): Promise<SendOutcome> {
  const { validForSeconds } = message;
  const plain = {
    to: message.to,
    body: message.text,
    ...(from.kind === "phoneNumber"
      ? { from: from.phoneNumber }
      : { messagingServiceSid: from.messagingServiceSid }),
  };
  const extras = {
    ...(validForSeconds === undefined ? {} : { validityPeriod: validity(validForSeconds) }),
    ...(callbacks ? { statusCallback: callbacks.statusUrl } : {}),
  };
  const create = (given: typeof plain & typeof extras) =>
    session.ask<Accepted>(acceptedMessage, (client) => client.messages.create(given));
  const asked = await create({ ...plain, ...extras });
  if (!isRefusedOnTrial(asked) || Object.keys(extras).length === 0)
    return outcomeOf(asked, callbacks !== undefined);
  return outcomeOf(await create(plain), false);
}

const validity = (seconds: number) =>
  Math.min(longestValiditySeconds, Math.max(shortestValiditySeconds, Math.round(seconds)));

async function call(
  session: TwilioSession,
  { voiceFrom }: TwilioConfig,
  message: Extract<OutgoingMessage, { channel: "voice" }>,
  callbacks: Callbacks | undefined,
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
  const plain = { to: message.to, from: voiceFrom };
  const limits = { timeout: ringSeconds, timeLimit: longestCallSeconds };
  const create = (given: CallListInstanceCreateOptions) =>
    session.ask<Accepted>(acceptedCall, (client) => client.calls.create(given));
  if (!callbacks) return outcomeOf(await create({ ...plain, ...limits, twiml }), false);

  const scriptUrl = await callbacks.holdScript();
  const asked = await create({
    ...plain,
    ...limits,
    twiml: renderInvitation(message.language, scriptUrl),
    statusCallback: callbacks.statusUrl,
    statusCallbackEvent: ["initiated", "ringing", "answered", "completed"],
  });
  if (!isRefusedOnTrial(asked)) return outcomeOf(asked, true);
  // The same invitation, fetched: an address is all that a trial account may give.
  return outcomeOf(await create({ ...plain, url: scriptUrl }), false);
}

/** Refused for a parameter alone, before anything was done; Twilio lets trial accounts give few. */
const isRefusedOnTrial = (asked: Asked<unknown>): boolean =>
  !asked.ok && hasLimitedParameters(asked.fault);

function outcomeOf(asked: Asked<Accepted>, isReported: boolean): SendOutcome {
  if (!asked.ok) {
    const error = explain(asked.fault, "write");
    return { outcome: isOutcomeUnknown(asked.fault) ? "unknown" : "refused", error };
  }
  const { sid, status, error_code: code } = asked.value;
  // A message can be accepted and failed in one answer; nothing was sent then.
  if (status === "failed" || status === "undelivered")
    return { outcome: "refused", error: explainLater(code ?? null, asked.answer) };
  const state = acceptedAs(sid, status);
  return { outcome: "sent", providerId: sid, status, state, isReported, answer: asked.answer };
}

function refuse(errorClass: ConnectorError["class"], meaning: string, advice: string): SendOutcome {
  return {
    outcome: "refused",
    error: { class: errorClass, meaning, advice, answer: {}, isRetrySafe: false },
  };
}
