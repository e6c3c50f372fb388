import { type AppError, fail } from "@/lib/core/errors";
import { parseInput } from "@/lib/core/parse-input";
import type { Result } from "@/lib/core/result";
import {
  allowedOrigin,
  type SaveSettingsInput,
  type SettingsView,
  saveSettingsInput,
} from "@/lib/settings/schema";

/** The form as it stands: numbers are what was typed, and `newOrigin` is not in the list yet. */
export type SettingsDraft = {
  name: string;
  origins: readonly string[];
  newOrigin: string;
  sessionMinutes: string;
  refreshDays: string;
  retentionDays: string;
  dailyMessageCap: string;
};

export const draftOf = (settings: Omit<SettingsView, "version">): SettingsDraft => ({
  name: settings.name,
  origins: settings.origins,
  newOrigin: "",
  sessionMinutes: String(settings.sessionMinutes),
  refreshDays: String(settings.refreshDays),
  retentionDays: String(settings.retentionDays),
  dailyMessageCap: settings.dailyMessageCap === null ? "" : String(settings.dailyMessageCap),
});

export const isSameDraft = (a: SettingsDraft, b: SettingsDraft) =>
  JSON.stringify(a) === JSON.stringify(b);

const wholeNumber = (text: string) => (/^\d+$/.test(text.trim()) ? Number(text) : Number.NaN);

/** What to save; an origin that was typed and not added counts. Errors by field of the draft. */
export function readDraft(
  draft: SettingsDraft,
  expectedVersion: number,
): Result<SaveSettingsInput, AppError> {
  const added = addOrigins(draft);
  if (!added.ok) return fail("invalid_input", { fields: { newOrigin: added.error } });
  return parseInput(saveSettingsInput, {
    name: draft.name,
    origins: [...added.value],
    sessionMinutes: wholeNumber(draft.sessionMinutes),
    refreshDays: wholeNumber(draft.refreshDays),
    retentionDays: wholeNumber(draft.retentionDays),
    dailyMessageCap:
      draft.dailyMessageCap.trim() === "" ? null : wholeNumber(draft.dailyMessageCap),
    expectedVersion,
  });
}

/** The list with what stands in the box: one origin, or several with spaces or commas between. */
export function addOrigins({
  origins,
  newOrigin,
}: SettingsDraft): Result<readonly string[], string> {
  const list = new Set(origins);
  for (const text of newOrigin.split(/[\s,]+/).filter(Boolean)) {
    const origin = allowedOrigin.safeParse(text);
    if (!origin.success)
      return { ok: false, error: origin.error.issues[0]?.message ?? "This is not an origin." };
    list.add(origin.data);
  }
  return { ok: true, value: [...list].sort() };
}
