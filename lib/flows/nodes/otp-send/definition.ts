import { z } from "zod";
import { errorClasses } from "@/lib/connectors/kit/connector-error";
import { channelNames, channels } from "@/lib/core/channel";
import { idPattern } from "@/lib/core/id-pattern";
import { type CatalogueEntry, defineNode } from "../../model/define-node";
import type { FlowErrorClass } from "../../model/errors";

export const purposeNames = {
  sign_up_or_in: "Sign Up or In",
  sign_in: "Sign In",
  sign_up: "Sign Up",
  update: "Update User",
} as const;
type PurposeName = keyof typeof purposeNames;
// The table's keys are the purposes; TypeScript widens them to strings.
const purposes = Object.keys(purposeNames) as [PurposeName];

const text = z.string().max(500, "Use at most 500 characters.");

const config = z.object({
  purpose: z.enum(purposes),
  channel: z.enum(channels),
  /** Who signs in: the login id, and where the code goes for an update. "" only in a draft. */
  to: text.trim().default(""),
  /** null stands for the channel's default. */
  connectorId: z
    .string()
    .regex(idPattern("connector"), "Choose a connector.")
    .nullable()
    .default(null),
  /** null stands for the channel's default, "system" for the built-in template. */
  templateId: z
    .union([z.literal("system"), z.string().regex(idPattern("template"), "Choose a template.")])
    .nullable()
    .default(null),
  /** Values of `{{options_<key>}}` in the template. */
  templateOptions: z.record(z.string().regex(/^[A-Za-z0-9_]{1,40}$/), text).default({}),
  /** What is known of somebody who signs up. */
  details: z
    .partialRecord(z.enum(["name", "givenName", "familyName", "email", "phone"]), text)
    .default({}),
  /** For an update: the new address also becomes a way to sign in. */
  addToLoginIds: z.boolean().default(false),
});
type Config = z.output<typeof config>;

const always = [
  "invalid_recipient",
  "missing_value",
  "rate_limited",
  "no_connector",
  "user_disabled",
  // The table's keys are the classes; TypeScript widens them to strings.
  ...(Object.keys(errorClasses) as (keyof typeof errorClasses)[]),
] as const satisfies readonly FlowErrorClass[];

const byPurpose = {
  sign_up: ["user_exists"],
  sign_in: ["user_unknown"],
  sign_up_or_in: [],
  update: ["not_signed_in", "address_taken"],
} as const satisfies Record<PurposeName, readonly FlowErrorClass[]>;

/** Makes a one-time code and sends it: the start of each sign-in. */
export const otpSend = defineNode({
  kind: "otp-send",
  label: "OTP send",
  summary: "Sends a one-time code.",
  icon: "send",
  config,
  catalogue: purposes.flatMap((purpose) =>
    channels.map(
      (channel): CatalogueEntry<Config> => ({
        id: `${purpose.replaceAll("_", "-")}/otp/${channel}`,
        label: `${purposeNames[purpose]} / OTP / ${channelNames[channel]}`,
        keywords: "send one-time password code login register start",
        config: {
          purpose,
          channel,
          to: channel === "email" ? "{{form.email}}" : "{{form.phone}}",
          connectorId: null,
          templateId: null,
          templateOptions: {},
          details: {},
          addToLoginIds: false,
        },
      }),
    ),
  ),
  ports: () => [{ id: "sent", label: "Sent" }],
  errors: ({ purpose, channel }) => [
    ...byPurpose[purpose],
    ...(channel === "email" ? [] : (["country_refused", "number_refused"] as const)),
    ...always,
  ],
  // The code may well arrive, and then it is good; every other error means that there is none.
  mayIgnore: (_, key) => key === "unknown_outcome",
  channel: ({ channel }) => channel,
  describe: ({ connectorId, templateId }, names) => {
    const connector = connectorId
      ? (names.connector(connectorId) ?? "Connector is gone")
      : "Default";
    if (templateId === null) return connector;
    const template = templateId === "system" ? "System" : (names.template(templateId) ?? "gone");
    return `${connector}, template ${template}`;
  },
  texts: ({ to, templateOptions, details }) => [
    { path: "to", label: "To", text: to, place: "recipient" },
    ...Object.entries(templateOptions).map(([key, one]) => ({
      path: `templateOptions.${key}`,
      label: key,
      text: one,
      place: "value" as const,
    })),
    ...Object.entries(details).map(([key, one]) => ({
      path: `details.${key}`,
      label: key,
      text: one,
      place: "value" as const,
    })),
  ],
  references: ({ connectorId, templateId }) => [
    ...(connectorId ? [{ kind: "connector", id: connectorId, path: "connectorId" } as const] : []),
    ...(templateId && templateId !== "system"
      ? [{ kind: "template", id: templateId, path: "templateId" } as const]
      : []),
  ],
  gives: ({ channel }) => [channel === "email" ? "sentTo.maskedEmail" : "sentTo.maskedPhone"],
});
