import { z } from "zod";

type Json = string | number | boolean | null | Json[] | { [name: string]: Json };
export type JsonObject = { [name: string]: Json };

export const endUserStatuses = ["enabled", "disabled", "invited"] as const;
export type EndUserStatus = (typeof endUserStatuses)[number];

/** An end user as it may leave the server: no hash, no secret. */
export type EndUser = {
  userId: string;
  /** In canonical form, oldest first. */
  loginIds: string[];
  name: string;
  givenName: string;
  middleName: string;
  familyName: string;
  picture: string;
  /** In lower case; "" for none. */
  email: string;
  /** E.164; "" for none. */
  phone: string;
  isEmailVerified: boolean;
  isPhoneVerified: boolean;
  customAttributes: JsonObject;
  status: EndUserStatus;
  isTest: boolean;
  /** When a test user's fixed code stops working. ISO 8601, as are the other times. */
  testEndsAt: string | null;
  lastSignInAt: string | null;
  createdAt: string;
};

/** A pair of tokens as an application gets them. */
export type Tokens = {
  sessionJwt: string;
  refreshJwt: string;
  /** When each ends, in seconds since 1970. */
  sessionExpiration: number;
  refreshExpiration: number;
};

/** Who has just signed in. */
export type SignedIn = { user: EndUser; sessionId: string; isNew: boolean; tokens: Tokens };

/** `refreshJwt` is null where the one that was used stays good. */
export type Refreshed = {
  user: EndUser;
  sessionId: string;
  tokens: Omit<Tokens, "refreshJwt"> & { refreshJwt: string | null };
};

/** One sign-in, newest first in lists. */
export type SignIn = {
  sessionId: string;
  /** ISO 8601. */
  at: string;
  amr: string[];
  ip: string | null;
  userAgent: string | null;
};

/** A key by which others check a project's tokens. Nothing but these fields is ever published. */
export type PublishedKey = {
  kty: "RSA";
  n: string;
  e: string;
  kid: string;
  alg: "RS256";
  use: "sig";
};

/** Names that mean something to whoever reads a token: not for claims of the caller's own. */
export const reservedClaims: ReadonlySet<string> = new Set([
  ...["iss", "sub", "aud", "exp", "nbf", "iat", "jti", "kid", "alg", "typ", "azp", "act", "cnf"],
  ...["scope", "scp", "client_id", "nonce", "auth_time", "acr", "amr", "at_hash"],
  ...["drn", "sid", "rot", "rexp", "dct", "tenants", "roles", "permissions", "nsec"],
  ...["__proto__", "constructor", "prototype"],
]);

const maxClaimBytes = 2048;

const json: z.ZodType<Json> = z.json();

/** Claims that an application adds at sign-in; they stand at the top level of the session token. */
export const customClaimsSchema: z.ZodType<JsonObject> = z
  .record(z.string().min(1).max(100), json)
  .superRefine((claims, issue) => {
    const taken = Object.keys(claims).find((name) => reservedClaims.has(name));
    if (taken !== undefined)
      issue.addIssue({ code: "custom", message: `The claim "${taken}" is reserved.` });
    if (new TextEncoder().encode(JSON.stringify(claims)).length > maxClaimBytes)
      issue.addIssue({ code: "custom", message: `Claims may have ${maxClaimBytes} bytes in all.` });
  });
