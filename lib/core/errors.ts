import { err } from "./result";

/** One row a stable error code: the HTTP status and the text a person may be shown. */
const errorTable = {
  invalid_input: { status: 400, text: "Some fields need another look." },
  unauthenticated: { status: 401, text: "Sign in to go on." },
  wrong_credentials: { status: 401, text: "E-mail or password is wrong." },
  confirm_password: { status: 403, text: "Enter your password to go on." },
  forbidden: { status: 403, text: "Your role does not allow this." },
  not_found: { status: 404, text: "This does not exist, or not any more." },
  already_set_up: { status: 409, text: "Patchbay is set up already. Sign in instead." },
  changed_meanwhile: { status: 409, text: "Somebody else saved this in the meantime." },
  name_taken: { status: 409, text: "This name is taken in this project." },
  in_use: { status: 409, text: "This is still in use." },
  user_exists: { status: 400, text: "A user with this login id exists already." },
  user_unknown: { status: 400, text: "There is no user with this login id." },
  user_disabled: { status: 403, text: "This user is disabled." },
  address_taken: { status: 400, text: "This address belongs to another user." },
  wrong_code: { status: 401, text: "The code is wrong." },
  too_many_tries: { status: 401, text: "Too many wrong codes. Ask for a new one." },
  code_expired: { status: 401, text: "The code has expired. Ask for a new one." },
  session_ended: { status: 401, text: "This session has ended. Sign in again." },
  method_disabled: { status: 400, text: "This way to sign in is switched off." },
  country_refused: { status: 400, text: "Codes are not sent to this country." },
  number_refused: { status: 400, text: "Codes are not sent to this kind of number." },
  no_connector: { status: 424, text: "No connector can send this message." },
  send_refused: { status: 502, text: "The message could not be sent." },
  send_unknown: { status: 502, text: "Nobody knows whether the message went out." },
  rate_limited: { status: 429, text: "Too many tries. Wait a little." },
  secret_unreadable: { status: 500, text: "A stored secret cannot be read. Enter it again." },
  internal: { status: 500, text: "Something went wrong." },
  provider_failed: { status: 502, text: "The provider did not do it." },
  database_down: { status: 503, text: "The database does not answer. Try again in a moment." },
} as const;

export type ErrorCode = keyof typeof errorTable;

/**
 * An expected failure. `text` may be shown to a person; `detail` goes to the log only and is
 * removed before an error leaves the server. `fields` maps a field path ("auth.keySid") to the
 * sentence to show under it.
 */
export type AppError = {
  code: ErrorCode;
  text: string;
  detail?: string;
  fields?: Record<string, string>;
  retryAfterSeconds?: number;
  /** For changed_meanwhile: who saved, and when (ISO 8601). */
  changed?: { byName: string; at: string };
  requestId?: string;
  /** For send_refused and send_unknown: an error class of the connector kit, and the message. */
  errorClass?: string;
  /** The provider's own code, such as "21216". Never told to whoever signs in. */
  errorCode?: string;
  messageId?: string;
};

/** Builds a failed Result from a code, with the table's text unless a better one is given. */
export function fail(code: ErrorCode, more: Partial<Omit<AppError, "code">> = {}) {
  return err<AppError>({ code, text: errorTable[code].text, ...more });
}

export const statusOf = (code: ErrorCode): number => errorTable[code].status;
