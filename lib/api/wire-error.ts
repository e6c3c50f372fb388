import type { AppError, ErrorCode } from "@/lib/core/errors";
import type { WireAnswer } from "./wire-answer";
import { type WireErrorBody, type WireErrorName, wireErrors } from "./wire-errors";

type More = { errorClass?: string; messageId?: string; retryAfterSeconds?: number };

/** A refusal as it goes out. Without `message` it repeats what its code means. */
export function wireError(name: WireErrorName, message?: string, more: More = {}): WireAnswer {
  const { status, errorCode, errorDescription } = wireErrors[name];
  const body: WireErrorBody = {
    errorCode,
    errorDescription,
    errorMessage: message ?? `${errorDescription}.`,
    errorClass: more.errorClass,
    messageId: more.messageId,
  };
  const wait = more.retryAfterSeconds;
  const headers =
    wait === undefined ? undefined : { "Retry-After": String(Math.max(1, Math.ceil(wait))) };
  return { status, body: JSON.stringify(body), headers };
}

/** Classes of a provider's refusal that lie with the recipient; the rest lies with our account there. */
const recipientClasses = new Set([
  "bad_recipient",
  "blocked_country",
  "blocked_by_provider",
  "opted_out",
  "unreachable",
  "filtered",
]);
const providerClasses = new Set(["provider_down", "throttled"]);

function nameOfSendRefusal(errorClass: string | undefined): WireErrorName {
  if (recipientClasses.has(errorClass ?? "")) return "recipient_failed";
  return providerClasses.has(errorClass ?? "") ? "provider_failed" : "setup_failed";
}

const names = {
  invalid_input: "invalid_request",
  unauthenticated: "token_refused",
  wrong_credentials: "token_refused",
  confirm_password: "key_scope",
  forbidden: "key_scope",
  not_found: "not_found",
  already_set_up: "conflict",
  changed_meanwhile: "conflict",
  name_taken: "conflict",
  in_use: "conflict",
  rate_limited: "rate_limited",
  session_ended: "token_refused",
  secret_unreadable: "internal",
  internal: "internal",
  provider_failed: "provider_failed",
  database_down: "database_down",
  user_exists: "user_exists",
  address_taken: "address_taken",
  user_unknown: "user_unknown",
  user_disabled: "user_disabled",
  wrong_code: "wrong_code",
  too_many_tries: "too_many_tries",
  code_expired: "code_expired",
  method_disabled: "method_disabled",
  country_refused: "number_refused",
  number_refused: "number_refused",
  no_connector: "no_connector",
  send_refused: "setup_failed",
  send_unknown: "outcome_unknown",
} as const satisfies Record<ErrorCode, WireErrorName>;

/** Under which names a route's refusals go out where they differ from the usual ones. */
export type WireNames = Partial<Record<ErrorCode, WireErrorName>>;

/** What an expected failure of a verb is called on the wire. */
function wireNameOf(error: AppError, special: WireNames = {}): WireErrorName {
  if (error.code === "send_refused") return nameOfSendRefusal(error.errorClass);
  return special[error.code] ?? names[error.code];
}

/** The answer to an expected failure of a verb. Its `detail` stays here. */
export function answerFailure(error: AppError, special?: WireNames): WireAnswer {
  const { errorClass, messageId } = error;
  const retryAfterSeconds =
    error.retryAfterSeconds ?? (error.code === "rate_limited" ? 10 : undefined);
  const more = { errorClass, messageId, retryAfterSeconds };
  return wireError(wireNameOf(error, special), describe(error), more);
}

function describe({ text, fields = {} }: AppError): string {
  const lines = Object.entries(fields).map(([name, sentence]) =>
    name === "" ? sentence : `${name.replace(/^changes\./, "")}: ${sentence}`,
  );
  return lines.length > 0 ? lines.join(" ") : text;
}

/** The body of a refusal that the front makes before a call is looked at. */
export function wireRefusal(status: number, message: string): string {
  const name = frontNames.get(status) ?? "malformed";
  return wireError(name, message).body;
}

const frontNames = new Map<number, WireErrorName>([
  [403, "origin_refused"],
  [405, "method_not_allowed"],
  [413, "too_large"],
  [421, "not_served"],
  [500, "internal"],
  [503, "stopping"],
]);
