import type { Channel } from "@/lib/core/channel";

const everyChannel = [
  "message",
  "otp",
  "one-time password",
  "one-time code",
  "code",
  "passcode",
  "pin",
  "verification",
  "2fa",
  "mfa",
];

/** What people call a channel when they look for a connector that can do it. */
export const channelWords = {
  sms: [
    "SMS",
    "text",
    "text message",
    "texting",
    "txt",
    "phone",
    "mobile",
    "cell",
    ...everyChannel,
  ],
  voice: [
    "voice",
    "call",
    "phone call",
    "calling",
    "phone",
    "telephone",
    "speech",
    ...everyChannel,
  ],
  email: ["e-mail", "email", "mail", "mailbox", "inbox", ...everyChannel],
} as const satisfies Record<Channel, readonly string[]>;
