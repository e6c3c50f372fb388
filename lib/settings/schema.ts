import { z } from "zod";
import { type Scope, scopes } from "@/lib/auth/permissions";
import { accentPattern } from "@/lib/core/accent-tones";
import { idPattern } from "@/lib/core/id-pattern";
import { parseAllowedOrigin } from "./allowed-origin";
import { parseReturnUrl } from "./return-url";

/** Bounds and defaults of the numbers; `standard` is what a project has before its first save. */
export const settingLimits = {
  sessionMinutes: { min: 1, max: 60, standard: 10 },
  refreshDays: { min: 1, max: 365, standard: 28 },
  retentionDays: { min: 1, max: 3_650, standard: 90 },
  dailyMessageCap: { min: 1, max: 10_000_000, standard: null },
  origins: { max: 100 },
  returnUrls: { max: 20 },
  embedOrigins: { max: 20 },
  logoBytes: { max: 100_000 },
} as const;

/** What holds for a whole project and is read with every sign-in. */
export type ProjectSettings = {
  /** Life of a session token. */
  sessionMinutes: number;
  /** Life of a refresh token, and so of a sign-in. */
  refreshDays: number;
  /** Days until challenges and messages are deleted. */
  retentionDays: number;
  /** Most messages in a day (UTC) over all channels; null for no cap. */
  dailyMessageCap: number | null;
};

/** What the settings page shows. */
export type SettingsView = ProjectSettings & {
  name: string;
  /** Origins whose pages may call the client API, in alphabetical order. */
  origins: string[];
  /** 0 until the first save. */
  version: number;
};

const whole = ({ min, max }: { min: number; max: number }) =>
  z
    .number({ error: "Enter a whole number." })
    .int("Enter a whole number.")
    .min(min, `Give at least ${min.toLocaleString("en")}.`)
    .max(max, `Give at most ${max.toLocaleString("en")}.`);

/** One origin, answered in the form that browsers send. */
export const allowedOrigin = z
  .string()
  .max(300, "This is too long for an origin.")
  .transform((text, context) => {
    const parsed = parseAllowedOrigin(text);
    if (parsed.ok) return parsed.value;
    context.addIssue({ code: "custom", message: parsed.error });
    return z.NEVER;
  });

/** The name is checked by the verb: one that was good before its rules stays. */
export const saveSettingsInput = z.object({
  name: z.string().max(1_000),
  origins: z
    .array(allowedOrigin)
    .max(settingLimits.origins.max, `Give at most ${settingLimits.origins.max} origins.`)
    .transform((origins) => [...new Set(origins)].sort()),
  sessionMinutes: whole(settingLimits.sessionMinutes),
  refreshDays: whole(settingLimits.refreshDays),
  retentionDays: whole(settingLimits.retentionDays),
  dailyMessageCap: whole(settingLimits.dailyMessageCap).nullable(),
  /** The version the form was filled from, so that nobody's save is overwritten unseen. */
  expectedVersion: z.number().int().min(0),
});
export type SaveSettingsInput = z.output<typeof saveSettingsInput>;

/** How the pages that end users see look and where they lead, as the settings page shows it. */
export type HostedPageView = {
  /** Where finished runs may lead to, as registered. */
  returnUrls: string[];
  /** Origins whose pages may show a run in a frame. */
  embedOrigins: string[];
  /** "#rrggbb"; null for Patchbay's own. */
  accent: string | null;
  /** As a `data:` address; null for none. */
  logo: string | null;
  /** Whether runs without a return URL leave the session's tokens as cookies of this host. */
  handsCookies: boolean;
  /** 0 until the first save. */
  version: number;
};

/** One address that finished runs may lead to, answered in the form that is compared later. */
export const returnUrl = z.string().transform((text, context) => {
  const parsed = parseReturnUrl(text);
  if (parsed.ok) return parsed.value;
  context.addIssue({ code: "custom", message: parsed.error });
  return z.NEVER;
});

export const saveHostedPageInput = z.object({
  returnUrls: z
    .array(returnUrl)
    .max(settingLimits.returnUrls.max, `Give at most ${settingLimits.returnUrls.max} addresses.`)
    .transform((urls) => [...new Set(urls)].sort()),
  embedOrigins: z
    .array(allowedOrigin)
    .max(settingLimits.embedOrigins.max, `Give at most ${settingLimits.embedOrigins.max} origins.`)
    .transform((origins) => [...new Set(origins)].sort()),
  accent: z
    .string()
    .toLowerCase()
    .regex(accentPattern, "Enter a colour such as #1d4ed8.")
    .nullable(),
  /** `base64`: the bytes of a PNG, JPEG or WebP image. */
  logo: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("keep") }),
    z.object({ kind: z.literal("none") }),
    z.object({
      kind: z.literal("image"),
      base64: z
        .base64("This is not an image.")
        .max(Math.ceil(settingLimits.logoBytes.max / 3) * 4, "Use an image of at most 100 kB."),
    }),
  ]),
  handsCookies: z.boolean(),
  /** The version the form was filled from, so that nobody's save is overwritten unseen. */
  expectedVersion: z.number().int().min(0),
});
export type SaveHostedPageInput = z.output<typeof saveHostedPageInput>;

/** What may be known of a management key. Times are ISO 8601 in UTC. */
export type ManagementKeyView = {
  id: string;
  name: string;
  /** Its last four characters. */
  endsIn: string;
  scopes: Scope[];
  createdByName: string;
  createdAt: string;
  expiresAt: string | null;
  revokedAt: string | null;
  /** To the minute; null before its first use. */
  lastUsedAt: string | null;
  state: "active" | "expired" | "revoked";
};

// The keys of the table are its scopes; TypeScript widens them to strings.
export const scopeList = Object.keys(scopes) as Scope[];

export const createManagementKeyInput = z.object({
  name: z.string().trim().min(1, "Enter a name.").max(100, "Use 100 characters or fewer."),
  scopes: z
    .array(z.enum(scopeList))
    .min(1, "Choose what the key may do.")
    .transform((chosen) => scopeList.filter((scope) => chosen.includes(scope))),
  /** Days from now until the key stops working; null for a key without an end. */
  expiresInDays: whole({ min: 1, max: 3_650 }).nullable(),
});
export type CreateManagementKeyInput = z.output<typeof createManagementKeyInput>;

export const managementKeyIdInput = z.object({
  keyId: z.string().regex(idPattern("managementKey")),
});
export type ManagementKeyIdInput = z.output<typeof managementKeyIdInput>;
