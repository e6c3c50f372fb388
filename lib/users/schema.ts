import { z } from "zod";
import { idPattern } from "@/lib/core/id-pattern";
import { parseDestination, parseLoginId } from "@/lib/core/login-id";
import type { Result } from "@/lib/core/result";

type Json = string | number | boolean | null | Json[] | { [name: string]: Json };
export type JsonObject = { [name: string]: Json };

const endUserStatuses = ["enabled", "disabled", "invited"] as const;
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

/** An end user in a list or on a page; without `users.reveal` numbers and addresses are masked. */
export type EndUserView = EndUser & { isMasked: boolean };

const userId = z.string().regex(idPattern("endUser"));

const line = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest, `Use ${longest} characters or fewer.`)
    .regex(/^\P{Cc}*$/u, "Leave out control characters.");

/** A text that one of the parsers of `lib/core/login-id.ts` brings into its canonical form. */
const parsedBy = (parse: (text: string) => Result<string, string>) =>
  z.string().transform((text, issue) => {
    const parsed = parse(text);
    if (parsed.ok) return parsed.value;
    issue.addIssue({ code: "custom", message: parsed.error });
    return z.NEVER;
  });

const loginIdOf = (text: string) => {
  const parsed = parseLoginId(text);
  return parsed.ok ? { ok: true as const, value: parsed.value.loginId } : parsed;
};
const addressOf = (channel: "sms" | "email") => (text: string) => {
  if (text.trim() === "") return { ok: true as const, value: "" };
  const parsed = parseDestination(channel, text);
  return parsed.ok ? { ok: true as const, value: parsed.value.to } : parsed;
};

const loginId = parsedBy(loginIdOf);
const maxAttributeBytes = 8192;

/** What can be said of a user; "" empties a text. */
const profile = {
  name: line(200),
  givenName: line(100),
  middleName: line(100),
  familyName: line(100),
  picture: line(2000),
  email: parsedBy(addressOf("email")),
  phone: parsedBy(addressOf("sms")),
  isEmailVerified: z.boolean(),
  isPhoneVerified: z.boolean(),
  customAttributes: z
    .record(z.string().min(1).max(100), json)
    .refine((given) => JSON.stringify(given).length <= maxAttributeBytes, {
      message: `Attributes may have ${maxAttributeBytes} characters in all.`,
    }),
};

export const createEndUserInput = z.object({
  /** A phone number, an e-mail address or a name; kept as its e-mail or phone where none is given. */
  loginId,
  /** Further login ids. */
  loginIds: z.array(loginId).max(20).default([]),
  ...z.object(profile).partial().shape,
  status: z.enum(endUserStatuses).default("enabled"),
});
export type CreateEndUserInput = z.input<typeof createEndUserInput>;

/** Which user: by its id, or by one of its login ids. */
export const whichEndUser = z.union([z.object({ userId }), z.object({ loginId })]);
export type WhichEndUser = z.input<typeof whichEndUser>;

export const updateEndUserInput = z.object({
  userId,
  /** What is absent stays. A new e-mail or phone counts as not verified unless said otherwise. */
  changes: z
    .object({
      ...z.object(profile).partial().shape,
      addLoginIds: z.array(loginId).max(20),
      removeLoginIds: z.array(loginId).max(20),
    })
    .partial(),
});
export type UpdateEndUserInput = z.input<typeof updateEndUserInput>;

export const setEndUserStatusInput = z.object({ userId, status: z.enum(["enabled", "disabled"]) });

/** The sessions of a user: one of them, or all. */
export const endEndUserSessionsInput = z.object({
  userId,
  sessionId: z.string().regex(idPattern("endUserSession")).optional(),
});

export const deleteEndUsersInput = z.object({ userIds: z.array(userId).min(1).max(100) });

export const maxTestDays = 90;

/** Six to eight digits that are not among the first anybody would try. */
export const testCodeSchema = z
  .string()
  .trim()
  .regex(/^\d{6,8}$/, "Use 6 to 8 digits.")
  .refine(
    (code) =>
      !/^(\d)\1+$/.test(code) && !"01234567890".includes(code) && !"09876543210".includes(code),
    "Anybody would guess this one. Choose other digits.",
  );

const testDays = z
  .number("Enter a number of days.")
  .int("Enter a whole number of days.")
  .min(1, "At least one day.")
  .max(maxTestDays, `At most ${maxTestDays} days.`);

export const createTestUserInput = z.object({
  loginId,
  ...z.object(profile).partial().shape,
  /** The fixed code; without one the user cannot sign in until it gets one. */
  code: testCodeSchema.optional(),
  /** The fixed code works for so many days from now. */
  days: testDays.default(30),
});
export type CreateTestUserInput = z.input<typeof createTestUserInput>;

export const setTestCodeInput = z.object({
  userId,
  /** A random one when absent. */
  code: testCodeSchema.optional(),
  days: testDays.optional(),
});

export const searchEndUsersInput = z.object({
  /** The beginning of a login id, e-mail address, phone number or name, or a number's last digits. */
  query: z.string().trim().max(254).default(""),
  kind: z.enum(["all", "real", "test"]).default("all"),
  status: z.enum(endUserStatuses).optional(),
  /** `nextCursor` of the page before. */
  cursor: userId.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  /** Leaves out so many, for callers that count pages. */
  offset: z.coerce.number().int().min(0).max(100_000).default(0),
});
export type SearchEndUsersInput = z.input<typeof searchEndUsersInput>;

/** One page of users, newest first. */
export type EndUserPage = { users: EndUserView[]; nextCursor: string | null };

export type EndUserSessionView = SignIn & {
  /** What the user agent stands for, in words. */
  browser: string;
  state: "live" | "ended" | "expired";
  /** When its tokens were last refreshed. ISO 8601, as `endsAt`. */
  usedAt: string;
  endsAt: string;
};

/** A user's page: the user and its latest sign-ins, newest first. */
export type EndUserDetails = { user: EndUserView; sessions: EndUserSessionView[] };
