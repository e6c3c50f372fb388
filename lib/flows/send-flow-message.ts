import "server-only";
import { getCountries } from "libphonenumber-js/min";
import { clientBucket } from "@/lib/auth/client-bucket";
import type { ProjectCtx } from "@/lib/auth/context";
import { channelStates } from "@/lib/connectors/channel-states";
import type { OutgoingMessage } from "@/lib/connectors/kit/message";
import { loadConnector } from "@/lib/connectors/load-connector";
import { type Channel, channelInText } from "@/lib/core/channel";
import { type AppError, fail } from "@/lib/core/errors";
import { parseDestination } from "@/lib/core/login-id";
import { countryName } from "@/lib/core/phone";
import { ok, type Result } from "@/lib/core/result";
import { deliverMessage } from "@/lib/messages/deliver-message";
import { findMessageFate } from "@/lib/messages/find-message-fate";
import { readHealth } from "@/lib/messages/read-health";
import type { MessageStory } from "@/lib/messages/schema";
import { checkNumber } from "@/lib/otp/check-number";
import { readProjectSettings } from "@/lib/settings/read-project-settings";
import { countSegments } from "@/lib/templates/segments";
import { spokenLanguage } from "@/lib/templates/spoken-language";
import { admitMessage, type Limit } from "./message-store";

/** A message of a flow with its values filled in. */
export type FlowMessageInput = {
  /** Its message has this id or there is none, so that it never goes out twice. */
  messageId: string;
  connectorId: string;
  channel: Channel;
  /** As the flow gave it; brought into its canonical form here. */
  to: string;
  subject: string;
  content: string;
  /** BCP 47 tag of what a call says. */
  language: string | null;
  endUserId: string | null;
};

export type FlowMessageResult = {
  messageId: string;
  status: "queued" | "sent" | "delivered";
};

/** What keeps a flow that anybody can start from flooding one person, or a range of numbers. */
const perRecipient = { window: 5, windowSeconds: 600, day: 20 } as const;
const perPrefixHour = 100;
/** Where nobody has signed in yet, all messages that one network asks for. */
const perStrangerHour = 30;

/**
 * Sends a text of a flow's author through a connector, once: intent first, one call to the provider.
 * For the engine, which has checked who runs the flow. Fails with invalid_input, number_refused,
 * no_connector, rate_limited, send_refused (with its class) and send_unknown.
 */
export async function sendFlowMessage(
  ctx: ProjectCtx,
  input: FlowMessageInput,
): Promise<Result<FlowMessageResult, AppError>> {
  const recipient = parseDestination(input.channel, input.to);
  if (!recipient.ok) return fail("invalid_input", { fields: { to: recipient.error } });
  const { to } = recipient.value;
  if (input.channel !== "email") {
    const number = checkNumber(to, getCountries(), input.channel);
    if (!number.ok) return fail("number_refused", { text: number.error.text });
  }
  const connector = await loadConnector(ctx, input.connectorId);
  if (!connector) return fail("no_connector");
  const state = channelStates(connector.type, connector.config).find(
    ({ channel }) => channel === input.channel,
  )?.state;
  if (!state?.isReady)
    return fail("no_connector", {
      text: state?.reason ?? `${connector.name} does not send by ${channelInText[input.channel]}.`,
    });
  const { dailyMessageCap } = await readProjectSettings(ctx.db, ctx.project.id);
  const stranger = input.endUserId === null && ctx.ip !== null ? clientBucket(ctx.ip) : null;
  const limits = limitsOf(input.channel, to, { dailyMessageCap, stranger });
  const message = messageOf(input, to);
  const refused = await admitMessage(
    ctx.db,
    {
      id: input.messageId,
      projectId: ctx.project.id,
      channel: input.channel,
      to,
      country: recipient.value.country,
      connectorId: connector.id,
      connectorName: connector.name,
      connectorType: connector.type,
      endUserId: input.endUserId,
      story: storyOf(recipient.value.country),
      preview: input.channel === "email" ? `${input.subject}\n\n${input.content}` : input.content,
      segments: message.channel === "sms" ? countSegments(message.text).segments : null,
    },
    limits,
  );
  if (refused) return fail("rate_limited", { ...refused, text: "Too many messages were sent." });
  const health = await readHealth(ctx.db, connector.id);
  const outcome = await deliverMessage(ctx, {
    messageId: input.messageId,
    connector,
    health,
    message,
  });
  if (outcome.outcome === "sent") return ok({ messageId: input.messageId, status: outcome.state });
  const { class: errorClass, answer } = outcome.error;
  return fail(outcome.outcome === "unknown" ? "send_unknown" : "send_refused", {
    errorClass,
    messageId: input.messageId,
    ...(answer.code ? { errorCode: answer.code } : {}),
  });
}

/**
 * How a message ended that may have been begun by somebody who was cut off; null where it surely
 * was not begun.
 */
export async function findFlowMessage(
  ctx: Pick<ProjectCtx, "db" | "project">,
  messageId: string,
): Promise<Result<FlowMessageResult, AppError> | null> {
  const fate = await findMessageFate(ctx, messageId);
  if (!fate) return null;
  const { status, errorClass, errorCode } = fate;
  if (status === "queued" || status === "sent" || status === "delivered")
    return ok({ messageId, status });
  // Whoever was at it is gone: nobody knows whether the provider heard of it.
  if (status === "sending" || status === "unknown") return fail("send_unknown", { messageId });
  return fail("send_refused", {
    messageId,
    ...(errorClass === null ? {} : { errorClass }),
    ...(errorCode === null ? {} : { errorCode }),
  });
}

function messageOf(
  { channel, subject, content, language }: FlowMessageInput,
  to: string,
): OutgoingMessage {
  switch (channel) {
    case "sms":
      return { channel, to, text: content };
    case "voice":
      return {
        channel,
        to,
        // Twice, as whoever picks up often misses the beginning.
        script: [{ say: content }, { pauseSeconds: 1 }, { say: content }],
        language: spokenLanguage(language),
      };
    case "email":
      return {
        channel,
        to,
        subject: subject.replace(/\s+/g, " "),
        text: content,
        html: toHtml(content),
      };
  }
}

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Plain words as HTML: nothing in them is markup, an empty line begins a paragraph. */
const toHtml = (text: string): string =>
  text
    .replace(/[&<>"]/g, (sign) => entities[sign] ?? sign)
    .split(/\n\s*\n/)
    .map((paragraph) => `<p>${paragraph.trim().replaceAll("\n", "<br>")}</p>`)
    .join("\n");

function limitsOf(
  channel: Channel,
  to: string,
  {
    dailyMessageCap,
    stranger,
  }: {
    dailyMessageCap: number | null;
    /** The network of somebody who has not signed in. */
    stranger: string | null;
  },
): Limit[] {
  const day = 86_400;
  return [
    {
      key: `message-window:${to}`,
      max: perRecipient.window,
      windowSeconds: perRecipient.windowSeconds,
    },
    { key: `message-day:${to}`, max: perRecipient.day, windowSeconds: day },
    ...(channel === "email"
      ? []
      : [{ key: `message-prefix:${to.slice(0, -4)}`, max: perPrefixHour, windowSeconds: 3_600 }]),
    ...(stranger === null
      ? []
      : [{ key: `message-address:${stranger}`, max: perStrangerHour, windowSeconds: 3_600 }]),
    // One counter for everything that a project sends.
    ...(dailyMessageCap === null
      ? []
      : [{ key: "project:day", max: dailyMessageCap, windowSeconds: day }]),
  ];
}

const storyOf = (country: string | null): MessageStory => ({
  checks: [
    ...(country
      ? [{ name: "country", result: "passed" as const, detail: countryName(country) }]
      : []),
    {
      name: "window",
      result: "passed" as const,
      detail: `${perRecipient.window} messages to one recipient in 10 minutes, ${perRecipient.day} in a day`,
    },
  ],
  choice: { connector: "flow", template: "flow", templateVersion: null, locale: null },
});
