/** What went wrong at a provider, in words that do not depend on the provider. */
export const errorClasses = {
  bad_recipient: "The recipient cannot be reached at this address.",
  blocked_country: "The provider account does not send to this country.",
  blocked_by_provider: "The provider blocks messages to this recipient.",
  opted_out: "The recipient asked not to get messages from this sender.",
  unreachable: "The phone cannot be reached now.",
  filtered: "The carrier or the provider filtered the message.",
  sender: "The sender cannot be used for this message.",
  credentials: "The provider does not accept the credentials.",
  account: "The provider account cannot send.",
  throttled: "The provider asks to slow down.",
  content: "The provider refuses the text.",
  configuration: "A setting does not fit the provider.",
  provider_down: "The provider does not work at the moment.",
  unknown_outcome: "Nobody knows whether the message went out.",
} as const;

export type ErrorClass = keyof typeof errorClasses;

/** The same in a word or three, for tables and charts. */
export const errorClassNames = {
  bad_recipient: "Bad recipient",
  blocked_country: "Country blocked",
  blocked_by_provider: "Blocked by provider",
  opted_out: "Opted out",
  unreachable: "Unreachable",
  filtered: "Filtered",
  sender: "Sender",
  credentials: "Credentials",
  account: "Provider account",
  throttled: "Throttled",
  content: "Content",
  configuration: "Configuration",
  provider_down: "Provider down",
  unknown_outcome: "Unknown outcome",
} as const satisfies Record<ErrorClass, string>;

/** A code of a provider and what it stands for, in our own words. */
export type KnownCode = { code: string; meaning: string };

/** What a provider answered, free of secrets, recipients and message texts. */
export type ProviderAnswer = {
  httpStatus?: number;
  /** The provider's own code, such as "21408". */
  code?: string;
  requestId?: string;
  /** The provider's sentence, redacted. Admins see it, end users never. */
  text?: string;
};

export type ConnectorError = {
  class: ErrorClass;
  answer: ProviderAnswer;
  /** What it means and what to do, in plain words. */
  meaning: string;
  advice: string;
  /** The provider's page on the code. */
  link?: string;
  /** True only where the provider surely did nothing, so trying again cannot send twice. */
  isRetrySafe: boolean;
};
