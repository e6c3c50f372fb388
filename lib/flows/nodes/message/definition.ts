import { z } from "zod";
import { errorClasses } from "@/lib/connectors/kit/connector-error";
import { channelInText, channels } from "@/lib/core/channel";
import { idPattern } from "@/lib/core/id-pattern";
import { defineNode, type TextPlace } from "../../model/define-node";
import { connectorResults, valueKey } from "../../model/values";

const contentPlace = { sms: "sms", voice: "voice", email: "mail" } as const satisfies Record<
  string,
  TextPlace
>;

/** Sends a text of the author's own through a connector of the author's choice. */
export const message = defineNode({
  kind: "message",
  label: "Connector message",
  summary: "Sends a message of your own through a connector.",
  icon: "message",
  config: z.object({
    connectorId: z.string().regex(idPattern("connector"), "Choose a connector."),
    channel: z.enum(channels),
    // Both may be empty in a draft that is being written; such a step cannot be published.
    to: z.string().trim().max(500, "Use at most 500 characters.").default(""),
    /** For e-mail. */
    subject: z.string().max(200, "Use at most 200 characters.").default(""),
    /** Words of the text message, the call or the e-mail. */
    content: z.string().trim().max(1_600, "Use at most 1,600 characters.").default(""),
    /** BCP 47 tag of what a call says. */
    language: z.string().max(20).nullable().default(null),
    /** The flow does not wait; nothing of the answer is known to it. */
    isAsync: z.boolean().default(false),
    /** The answer is kept at `connectors.<key>`; "" for nowhere. */
    contextKey: z
      .string()
      .regex(/^([a-zA-Z][a-zA-Z0-9_]{0,39})?$/, "Use letters, digits and _.")
      .default(""),
  }),
  ports: ({ isAsync }) => [{ id: "sent", label: isAsync ? "Next" : "Sent" }],
  errors: ({ isAsync, channel }) => [
    "invalid_recipient",
    "missing_value",
    ...(channel === "email" ? [] : (["number_refused"] as const)),
    // What an asynchronous send ends in is told to nobody in the flow.
    ...(isAsync
      ? []
      : [
          "no_connector" as const,
          "rate_limited" as const,
          ...// The table's keys are the classes; TypeScript widens them to strings.
          (Object.keys(errorClasses) as (keyof typeof errorClasses)[]),
        ]),
  ],
  mayIgnore: () => true,
  channel: ({ channel }) => channel,
  describe: ({ connectorId, channel }, names) =>
    `${names.connector(connectorId) ?? "Connector is gone"} by ${channelInText[channel]}`,
  texts: ({ channel, to, subject, content }) => [
    { path: "to", label: "To", text: to, place: "recipient" },
    ...(channel === "email"
      ? [{ path: "subject", label: "Subject", text: subject, place: "subject" as const }]
      : []),
    {
      path: "content",
      label: channel === "voice" ? "Call content" : "Message content",
      text: content,
      place: contentPlace[channel],
    },
  ],
  references: ({ connectorId }) => [{ kind: "connector", id: connectorId, path: "connectorId" }],
  gives: ({ contextKey, isAsync }) =>
    contextKey === "" || isAsync || !valueKey.test(contextKey)
      ? []
      : Object.keys(connectorResults).map((name) => `connectors.${contextKey}.${name}`),
});
