/** What a refusal looks like to a client; `errorMessage` says what exactly was wrong this time. */
export type WireErrorBody = {
  errorCode: string;
  errorDescription: string;
  errorMessage: string;
  /** Kind of a provider's refusal, such as "opted_out". */
  errorClass?: string;
  /** The message that the refusal is about, to be found on the Messages page. */
  messageId?: string;
};

type WireErrorRow = { status: number; errorCode: string; errorDescription: string };

/**
 * Every refusal of the API: HTTP status, code and its fixed sentence. Codes of clients' libraries
 * are kept where they know one. No call answers 503 once it has begun: those libraries repeat such
 * calls by themselves, and a send must not be repeated. The front does, before anything was done.
 */
export const wireErrors = {
  malformed: row(400, "E011001", "Request is malformed"),
  missing_arguments: row(400, "E011002", "Request is missing arguments"),
  invalid_request: row(400, "E011003", "Request is invalid"),
  invalid_arguments: row(400, "E011004", "Request has invalid arguments"),
  no_such_project: row(401, "E010401", "Project does not exist"),
  origin_refused: row(403, "E010403", "Origin is not allowed"),
  not_served: row(421, "E010421", "Server does not answer for this host"),
  stopping: row(503, "E010503", "Server is stopping or busy"),
  no_such_address: row(404, "E010404", "Address does not exist"),
  method_not_allowed: row(405, "E010405", "Method is not allowed"),
  key_in_use: row(409, "E010409", "Request with this idempotency key is under way"),
  too_large: row(413, "E010413", "Request is too large"),
  not_json: row(415, "E010415", "Request is not JSON"),
  key_reused: row(422, "E010422", "Idempotency key was used for another request"),
  internal: row(500, "E010500", "Something went wrong"),
  not_offered: row(400, "E061200", "Method is not offered"),
  wrong_code: row(401, "E061102", "One time code is invalid"),
  too_many_tries: row(401, "E061103", "Too many wrong codes"),
  code_expired: row(401, "E061104", "One time code has expired"),
  method_disabled: row(400, "E061201", "Method is disabled"),
  number_refused: row(400, "E061202", "Recipient is not allowed"),
  no_connector: row(424, "E061203", "No connector can send this"),
  recipient_failed: row(400, "E061211", "Recipient cannot be reached"),
  setup_failed: row(424, "E061212", "Connector cannot send"),
  provider_failed: row(502, "E061213", "Provider does not work"),
  outcome_unknown: row(502, "E061214", "Outcome of sending is unknown"),
  user_exists: row(400, "E062107", "User already exists"),
  user_unknown: row(400, "E062108", "User not found"),
  user_disabled: row(403, "E062109", "User is disabled"),
  address_taken: row(400, "E062125", "Address belongs to another user"),
  token_refused: row(401, "E064001", "Token is not valid any more"),
  key_missing: row(401, "E062802", "Management key is missing"),
  key_refused: row(401, "E062803", "Management key is not valid"),
  key_scope: row(403, "E062804", "Management key does not allow this"),
  managed_user_unknown: row(400, "E112102", "User not found"),
  managed_address_taken: row(400, "E111127", "Address belongs to another user"),
  not_found: row(404, "E010406", "Not found"),
  conflict: row(409, "E010408", "Conflict"),
  rate_limited: row(429, "E130429", "API rate limit exceeded"),
  database_down: row(500, "E130500", "Storage does not answer"),
} as const satisfies Record<string, WireErrorRow>;

export type WireErrorName = keyof typeof wireErrors;

function row<const Status extends number, const Code extends string>(
  status: Status,
  errorCode: Code,
  errorDescription: string,
) {
  return { status, errorCode, errorDescription };
}
