"use server";

import { z } from "zod";
import { adminAction } from "@/lib/http/admin-action";
import { saveSettings } from "@/lib/settings/save-settings";
import { saveSettingsInput } from "@/lib/settings/schema";
import { rotateSigningKey } from "@/lib/users/rotate-signing-key";

export const saveSettingsAction = adminAction(saveSettingsInput, saveSettings, { refresh: true });
export const rotateSigningKeyAction = adminAction(
  z.object({ isOldRefused: z.boolean() }),
  rotateSigningKey,
  { refresh: true },
);
