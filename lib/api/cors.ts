/** Headers that clients' libraries send from browsers, and the one for repeated sends. */
const allowedHeaders = [
  "authorization",
  "content-type",
  "idempotency-key",
  "x-descope-flow-nonce",
  "x-descope-known-device-token",
  "x-descope-license",
  "x-descope-project-id",
  "x-descope-refresh-cookie-name",
  "x-descope-sdk-name",
  "x-descope-sdk-session-id",
  "x-descope-sdk-version",
  "x-descope-trusted-device-token",
].join(", ");

/** What a page of another origin gets to see of an answer, refusals included. */
export const corsHeaders = (origin: string): Record<string, string> => ({
  "Access-Control-Allow-Origin": origin,
  // Libraries ask with `credentials: include`. No cookie is ever read here.
  "Access-Control-Allow-Credentials": "true",
  "Access-Control-Expose-Headers": "Retry-After, X-Request-Id, Idempotent-Replayed",
});

/** The same for the question that a browser asks first. */
export const preflightHeaders = (origin: string): Record<string, string> => ({
  ...corsHeaders(origin),
  "Access-Control-Allow-Headers": allowedHeaders,
  "Access-Control-Allow-Methods": "GET, POST, PATCH, DELETE",
  "Access-Control-Max-Age": "600",
});
