/** The ways a message can reach a person, in the order pages list them. */
export const channels = ["sms", "voice", "email"] as const;
export type Channel = (typeof channels)[number];

export const channelNames = {
  sms: "SMS",
  voice: "Voice",
  email: "E-mail",
} as const satisfies Record<Channel, string>;

/** The same within a sentence: "a code by voice". */
export const channelInText = {
  sms: "SMS",
  voice: "voice",
  email: "e-mail",
} as const satisfies Record<Channel, string>;
