"use server";

import { adminAction } from "@/lib/http/admin-action";
import { saveOtpChannel } from "@/lib/otp/save-otp-channel";
import { saveOtpChannelInput, sendTestCodeInput } from "@/lib/otp/schema";
import { sendTestCode } from "@/lib/otp/send-test-code";
import { saveTemplate } from "@/lib/templates/save-template";
import { saveTemplateInput, templateIdInput } from "@/lib/templates/schema";
import { deleteUnusedTemplate } from "@/lib/usage/delete-unused-template";

export const saveOtpChannelAction = adminAction(saveOtpChannelInput, saveOtpChannel, {
  refresh: true,
});
export const saveTemplateAction = adminAction(saveTemplateInput, saveTemplate, { refresh: true });
export const deleteTemplateAction = adminAction(templateIdInput, deleteUnusedTemplate, {
  refresh: true,
});
export const sendTestCodeAction = adminAction(sendTestCodeInput, sendTestCode);
