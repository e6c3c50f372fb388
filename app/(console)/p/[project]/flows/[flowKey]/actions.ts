"use server";

import { publishFlow } from "@/lib/flows/publish-flow";
import { restoreVersion } from "@/lib/flows/restore-version";
import { saveDraft } from "@/lib/flows/save-draft";
import {
  publishFlowInput,
  restoreVersionInput,
  saveDraftInput,
  updateFlowInput,
} from "@/lib/flows/schema";
import { updateFlow } from "@/lib/flows/update-flow";
import { adminAction } from "@/lib/http/admin-action";

// Not followed by drawing the page anew: the editor has what it saved.
export const saveDraftAction = adminAction(saveDraftInput, saveDraft);
export const updateFlowAction = adminAction(updateFlowInput, updateFlow, { refresh: true });
export const publishFlowAction = adminAction(publishFlowInput, publishFlow, { refresh: true });
export const restoreVersionAction = adminAction(restoreVersionInput, restoreVersion, {
  refresh: true,
});
