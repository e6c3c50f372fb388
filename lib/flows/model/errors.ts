import { errorClasses, errorClassNames } from "@/lib/connectors/kit/connector-error";
import type { Channel } from "@/lib/core/channel";

/*
 * Everything that can go wrong in a step, as a closed list: each is a port that an author can
 * connect. The connector kit's classes say what a provider refused; the others are our own rules.
 */

const ownErrors = {
  invalid_recipient: "Not a valid number or address",
  missing_value: "A value is missing",
  user_exists: "User exists already",
  user_unknown: "No such user",
  user_disabled: "User is disabled",
  address_taken: "Address belongs to another user",
  not_signed_in: "Nobody is signed in",
  method_disabled: "Way to sign in is switched off",
  country_refused: "Country is not allowed",
  number_refused: "Kind of number is not allowed",
  rate_limited: "Too many codes",
  no_connector: "No connector can send",
  wrong_code: "Code is wrong",
  code_expired: "Code has expired",
  too_many_tries: "Too many wrong codes",
  no_code: "No code was sent",
} as const;

/** Name of each error that a step can raise, for tables and ports. */
export const flowErrorNames = { ...ownErrors, ...errorClassNames } as const;
export type FlowErrorClass = keyof typeof flowErrorNames;

// The table's keys are the classes; TypeScript widens them to strings.
export const flowErrorClasses = Object.keys(flowErrorNames) as FlowErrorClass[];
export const isFlowErrorClass = (text: string): text is FlowErrorClass =>
  Object.hasOwn(flowErrorNames, text);

/**
 * The key under which an author decides about an error: a class, one code of a provider
 * (`code_21216`, which goes before its class), or `other` for whatever has no row of its own.
 */
export type ErrorKey = FlowErrorClass | `code_${string}` | "other";
export const errorKeyPattern = /^(other|code_[A-Za-z0-9]{1,20}|[a-z][a-z_]{1,39})$/;

/**
 * What happens at an error. `back`: the last screen is shown again with a text. `branch`: a port of
 * its own, `error.<key>`. `ignore`: on as if it had worked, only where that claims nothing false.
 */
export type ErrorMode = "back" | "branch" | "ignore";

export const errorPort = (key: ErrorKey): string => `error.${key}`;

const messageNames = {
  sms: "SMS",
  voice: "Voice call",
  email: "E-mail",
} as const satisfies Record<Channel, string>;

/** "SMS blocked by provider", "Voice call blocked by provider", "Country is not allowed". */
export function errorLabel(key: ErrorKey, channel: Channel | null): string {
  if (key === "other") return "Any other error";
  if (!isFlowErrorClass(key)) return `Code ${key.slice("code_".length)}`;
  if (channel === null || !Object.hasOwn(errorClasses, key)) return flowErrorNames[key];
  const name = flowErrorNames[key];
  const small = `${name.slice(0, 1).toLowerCase()}${name.slice(1)}`;
  // Reads as one phrase: "Voice call blocked by provider". The others are told apart by a colon.
  return key === "blocked_by_provider"
    ? `${messageNames[channel]} ${small}`
    : `${messageNames[channel]}: ${small}`;
}
