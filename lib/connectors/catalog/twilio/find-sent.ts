import { z } from "zod";
import { err, ok, type Result } from "@/lib/core/result";
import type { ConnectorError } from "../../kit/connector-error";
import type { SentFound, SentQuery } from "../../kit/receipt";
import type { ConnectorIo } from "../../kit/server-half";
import { openTwilio, type TwilioConfig, type TwilioSession } from "./client";
import { explain } from "./explain";
import type { Pace } from "./pace";
import { receiptOf } from "./receipt-of";

/** Far more than anybody is sent in a minute. */
const pageSize = 100;

// The body of a message is in Twilio's answer, and not in here.
const item = z.object({
  sid: z.string().regex(/^(SM|MM|CA)[0-9a-fA-F]{32}$/),
  status: z.string().max(40),
  to: z.string(),
  from: z.string().nullish(),
  messaging_service_sid: z.string().nullish(),
  direction: z.string(),
  date_created: z.coerce.date(),
  error_code: z.number().int().nullish(),
});
type Item = z.output<typeof item>;
const messageList = z.object({ messages: z.array(item) }).transform(({ messages }) => messages);
const callList = z.object({ calls: z.array(item) }).transform(({ calls }) => calls);

/**
 * Lists what this connector's sender sent to a recipient in a span of time. Not by Twilio's own date
 * filters: they go by when a message left, and one that is queued has not left.
 */
export async function findSent(
  config: TwilioConfig,
  query: SentQuery,
  io: ConnectorIo,
  pace: Pace,
): Promise<Result<SentFound, ConnectorError>> {
  if (query.channel === "email") return ok({ messages: [], isComplete: false });
  const session = openTwilio(config, io, pace, [query.to, query.to.replace(/^\+/, "")]);
  try {
    const asked = await ask(session, config, query);
    if (!asked.ok) return err(explain(asked.fault, "read"));
    const messages = asked.value
      .filter((one) => isOurs(one, config, query))
      .map((one) => receiptOf(one.sid, one.status, one.error_code ?? null));
    const reachesBack = asked.value.some((one) => one.date_created < query.since);
    return ok({ messages, isComplete: asked.value.length < pageSize || reachesBack });
  } finally {
    session.end();
  }
}

function ask(session: TwilioSession, { from, voiceFrom }: TwilioConfig, query: SentQuery) {
  const { channel, to } = query;
  if (channel === "voice")
    return session.ask(callList, (client) => client.calls.page({ to, from: voiceFrom, pageSize }));
  const sender = from.kind === "phoneNumber" ? { from: from.phoneNumber } : {};
  return session.ask(messageList, (client) => client.messages.page({ to, ...sender, pageSize }));
}

/** Twilio's filters are read loosely by some of its lists, so everything is compared here. */
function isOurs(one: Item, { from, voiceFrom }: TwilioConfig, query: SentQuery): boolean {
  const isSender =
    query.channel === "voice"
      ? one.from === voiceFrom
      : from.kind === "phoneNumber"
        ? one.from === from.phoneNumber
        : one.messaging_service_sid === from.messagingServiceSid;
  const { date_created: at } = one;
  const isInTime = at >= query.since && at <= query.until;
  return isSender && isInTime && one.to === query.to && one.direction === "outbound-api";
}
