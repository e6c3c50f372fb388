"use server";

import { adminAction } from "@/lib/http/admin-action";
import { saveHostedPage } from "@/lib/settings/save-hosted-page";
import { saveHostedPageInput } from "@/lib/settings/schema";

export const saveHostedPageAction = adminAction(saveHostedPageInput, saveHostedPage, {
  refresh: true,
});
