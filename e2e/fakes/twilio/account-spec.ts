import { z } from "zod";
import { newAuthToken, newKeySecret, newSid } from "./sids";

const sid = (prefix: string) => z.string().regex(new RegExp(`^${prefix}[0-9a-fA-F]{32}$`));
const e164 = z.string().regex(/^\+[1-9]\d{1,14}$/);
const iso = z.string().regex(/^[A-Z]{2}$/);

/** What a restricted key may be allowed to do; one word for each thing the console asks of Twilio. */
export const permissions = [
  "accounts:read",
  "balance:read",
  "numbers:read",
  "numbers:create",
  "caller-ids:read",
  "short-codes:read",
  "services:read",
  "messages:create",
  "messages:read",
  "calls:create",
  "calls:read",
  "geo:read",
  "keys:read",
] as const;
export type Permission = (typeof permissions)[number];

const keySchema = z.object({
  kind: z.enum(["main", "standard", "restricted"]),
  sid: sid("SK").default(() => newSid("SK")),
  secret: z.string().min(1).default(newKeySecret),
  /** Read for a restricted key only. */
  permissions: z.array(z.enum(permissions)).default([]),
});

const numberSchema = z.object({
  phoneNumber: e164,
  sid: sid("PN").default(() => newSid("PN")),
  friendlyName: z.string().optional(),
  capabilities: z
    .object({
      sms: z.boolean().default(true),
      voice: z.boolean().default(true),
      mms: z.boolean().default(false),
      fax: z.boolean().default(false),
    })
    .prefault({}),
});

const serviceSchema = z.object({
  sid: sid("MG").default(() => newSid("MG")),
  friendlyName: z.string().default("Messaging service"),
  /** Must be numbers of the same account. */
  phoneNumbers: z.array(e164).default([]),
  /** Must be short codes of the same account. */
  shortCodes: z.array(z.string()).default([]),
  alphaSenders: z.array(z.string()).default([]),
  validityPeriodSeconds: z.number().int().min(1).max(36_000).default(36_000),
  statusCallback: z.url().nullable().default(null),
  hasStickySender: z.boolean().default(true),
  usecase: z.string().default("undeclared"),
  isUsA2pRegistered: z.boolean().default(false),
});

const accountShape = z.object({
  sid: sid("AC").default(() => newSid("AC")),
  friendlyName: z.string().default("Fake account"),
  type: z.enum(["Full", "Trial"]).default("Full"),
  status: z.enum(["active", "suspended", "closed"]).default("active"),
  /** Another account makes this one its subaccount, which has no balance of its own. */
  ownerAccountSid: sid("AC").nullable().default(null),
  authToken: z.string().min(1).default(newAuthToken),
  keys: z.array(keySchema).default([]),
  /** The separate account SID and token with which only Twilio's magic numbers work. */
  testCredentials: z
    .object({
      accountSid: sid("AC").default(() => newSid("AC")),
      authToken: z.string().min(1).default(newAuthToken),
    })
    .nullable()
    .default(null),
  balance: z
    .object({ amount: z.string(), currency: z.string() })
    .default({ amount: "20.15", currency: "USD" }),
  numbers: z.array(numberSchema).default([]),
  callerIds: z.array(e164).default([]),
  shortCodes: z.array(z.string().regex(/^\d{3,8}$/)).default([]),
  services: z.array(serviceSchema).default([]),
  /** Countries to which sending is switched on, "all" for every one. */
  geo: z
    .object({
      sms: z.union([z.literal("all"), z.array(iso)]).default("all"),
      voice: z.union([z.literal("all"), z.array(iso)]).default("all"),
    })
    .prefault({}),
  trial: z
    .object({
      /** `classic`: verified recipients only. `assigned`: the rules of trial accounts since 2026. */
      rules: z.enum(["classic", "assigned"]).default("classic"),
      verifiedRecipients: z.array(e164).default([]),
    })
    .prefault({}),
  progress: z
    .object({
      /** `manual` leaves every message and call at its first status until a test advances it. */
      mode: z.enum(["auto", "manual"]).default("auto"),
      stepMs: z.number().int().min(0).max(600_000).default(40),
    })
    .prefault({}),
  /** Twilio refuses callbacks to this machine (21609, 21205); tests mostly need them let through. */
  localCallbacks: z.enum(["allowed", "refused"]).default("allowed"),
});

/** An account as a test describes it; everything left out gets a workable value. */
export const accountSpecSchema = accountShape.superRefine((account, ctx) => {
  const numbers = new Set(account.numbers.map((n) => n.phoneNumber));
  for (const service of account.services) {
    for (const number of service.phoneNumbers) {
      if (!numbers.has(number)) ctx.addIssue({ code: "custom", message: `${number} is not owned` });
    }
    for (const code of service.shortCodes) {
      if (!account.shortCodes.includes(code)) {
        ctx.addIssue({ code: "custom", message: `short code ${code} is not owned` });
      }
    }
  }
});

export type AccountSpec = z.output<typeof accountSpecSchema>;
export type AccountInput = z.input<typeof accountSpecSchema>;
export type NumberSpec = AccountSpec["numbers"][number];
export type ServiceSpec = AccountSpec["services"][number];
export type KeySpec = AccountSpec["keys"][number];
