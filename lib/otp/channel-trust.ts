import type { Channel } from "@/lib/core/channel";

/** What a code on a channel proves and what it does not, as NIST SP 800-63B-4 sees it. */
export const channelTrust = {
  sms: {
    label: "Restricted",
    text: "Whoever takes over a phone number reads its text messages. Where more is at stake, offer a passkey or an authenticator app as well.",
  },
  voice: {
    label: "Restricted",
    text: "Whoever takes over a phone number gets its calls. Where more is at stake, offer a passkey or an authenticator app as well.",
  },
  email: {
    label: "Address confirmation",
    text: "A code by e-mail proves that somebody reads the address. It is no second factor.",
  },
} as const satisfies Record<Channel, { label: string; text: string }>;
