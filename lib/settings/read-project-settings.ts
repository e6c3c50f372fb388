import "server-only";
import type { Queryable } from "@/lib/db/client";
import { type ProjectSettings, settingLimits } from "./schema";
import { selectSettings } from "./store";

export const standardSettings: ProjectSettings = {
  sessionMinutes: settingLimits.sessionMinutes.standard,
  refreshDays: settingLimits.refreshDays.standard,
  retentionDays: settingLimits.retentionDays.standard,
  dailyMessageCap: settingLimits.dailyMessageCap.standard,
};

/** The settings of a project, or the defaults before its first save. One row by its primary key. */
export async function readProjectSettings(
  db: Queryable,
  projectId: string,
): Promise<ProjectSettings> {
  const stored = await selectSettings(db, projectId);
  if (!stored) return standardSettings;
  const { version: _, ...settings } = stored;
  return settings;
}
