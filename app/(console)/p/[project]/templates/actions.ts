"use server";

import { adminAction } from "@/lib/http/admin-action";
import { sendTestCodeInput } from "@/lib/otp/schema";
import { sendTestCode } from "@/lib/otp/send-test-code";
import { restoreTemplate } from "@/lib/templates/restore-template";
import { saveTemplate } from "@/lib/templates/save-template";
import { restoreTemplateInput, saveTemplateInput, templateIdInput } from "@/lib/templates/schema";
import { deleteUnusedTemplate } from "@/lib/usage/delete-unused-template";

export const saveTemplateAction = adminAction(saveTemplateInput, saveTemplate, { refresh: true });
export const restoreTemplateAction = adminAction(restoreTemplateInput, restoreTemplate, {
  refresh: true,
});
export const deleteTemplateAction = adminAction(templateIdInput, deleteUnusedTemplate, {
  refresh: true,
});
export const sendTestCodeAction = adminAction(sendTestCodeInput, sendTestCode);
