import { z } from "zod";
import { type Scope, scopes } from "@/lib/auth/permissions";
import { idPattern } from "@/lib/core/id-pattern";
import { parseAllowedOrigin } from "./allowed-origin";

/** Bounds and defaults of the numbers; `standard` is what a project has before its first save. */
export const settingLimits = {
  sessionMinutes: { min: 1, max: 60, standard: 10 },
  refreshDays: { min: 1, max: 365, standard: 28 },
  retentionDays: { min: 1, max: 3_650, standard: 90 },
  dailyMessageCap: { min: 1, max: 10_000_000, standard: null },
  origins: { max: 100 },
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
