import { z } from "zod";
import { formatPhone } from "@/lib/core/phone";
import { defineConnector } from "../../kit/define";
import { field } from "../../kit/fields";
import { icon } from "./icon";
import { e164, sender, sid } from "./schemas";

export const twilio = defineConnector({
  id: "twilio",
  name: "Twilio",
  summary: "Text messages and voice calls from your own Twilio account.",
  category: "messaging",
  icon,
  capabilities: ["sms", "voice"],
  keywords: ["messaging service", "programmable messaging", "phone number"],
  docsUrl: "https://console.twilio.com/",
  config: z.object({
    accountSid: field.text(
      {
        label: "Account SID",
        help: "In the Twilio console, on the page of your account.",
        example: "AC followed by 32 characters",
        isCode: true,
        bindsSecrets: true,
      },
      sid("AC", "Account SID"),
    ),
    auth: field.choice(
      { label: "Authentication" },
      {
        apiKey: {
          label: "API key and secret",
          help: "Preferred: a key can be limited and revoked by itself.",
          fields: {
            keySid: field.text(
              { label: "API key SID", example: "SK followed by 32 characters", isCode: true },
              sid("SK", "API key SID"),
            ),
            keySecret: field.secret({
              label: "API key secret",
              help: "Twilio shows it once, when the key is made.",
            }),
            receiptAuthToken: field.secret(
              {
                label: "Auth token for receipts",
                help: "Twilio signs its receipts with the account's auth token. Without it Patchbay asks for each status, and calls say the code without a key press.",
              },
              z.string().trim().max(200),
            ),
          },
        },
        authToken: {
          label: "Auth token",
          help: "Opens the whole account. Prefer an API key.",
          fields: {
            authToken: field.secret({
              label: "Auth token",
              help: "In the Twilio console, beside the Account SID.",
            }),
          },
        },
      },
    ),
    from: field.choice(
      { label: "From" },
      {
        phoneNumber: {
          label: "Phone number",
          fields: {
            phoneNumber: field.phone(
              {
                label: "Phone number",
                help: "A Twilio number you own, with its country code. A short code or a sender ID of up to 11 characters works for SMS only.",
                example: "+14155550100",
                accepts: "sender",
                isCode: true,
                canList: true,
              },
              sender,
            ),
          },
        },
        messagingService: {
          label: "Messaging Service SID",
          fields: {
            messagingServiceSid: field.text(
              {
                label: "Messaging Service SID",
                help: "One of the senders in the service's pool is used.",
                example: "MG followed by 32 characters",
                isCode: true,
                canList: true,
              },
              sid("MG", "Messaging Service SID"),
            ),
          },
        },
      },
    ),
    voiceFrom: field.phone(
      {
        label: "From phone number (for voice calls)",
        help: "A Twilio number you own; starts with + and the country code. Without it this connector makes no calls.",
        example: "+14155550100",
        accepts: "e164",
        isCode: true,
        canList: true,
      },
      z.union([z.literal(""), e164]),
    ),
  }),
  recognise: [
    { pattern: /^AC[0-9a-f]{32}$/i, what: "an Account SID", paths: ["accountSid"] },
    { pattern: /^SK[0-9a-f]{32}$/i, what: "an API key SID", paths: ["auth.keySid"] },
    {
      pattern: /^MG[0-9a-f]{32}$/i,
      what: "a Messaging Service SID",
      paths: ["from.messagingServiceSid"],
    },
    { pattern: /^VA[0-9a-f]{32}$/i, what: "a Verify Service SID", paths: [] },
    { pattern: /^PN[0-9a-f]{32}$/i, what: "the SID of a phone number", paths: [] },
    {
      pattern: /^\+\d[\d ().-]{6,20}$/,
      what: "a phone number",
      paths: ["from.phoneNumber", "voiceFrom"],
    },
  ],
  channelState(config, channel) {
    if (channel === "voice") {
      return config.voiceFrom
        ? { isReady: true, sender: formatPhone(config.voiceFrom) }
        : { isReady: false, reason: "It has no phone number for voice calls." };
    }
    return {
      isReady: true,
      sender:
        config.from.kind === "phoneNumber"
          ? formatPhone(config.from.phoneNumber)
          : `messaging service ${config.from.messagingServiceSid}`,
    };
  },
});
