"use server";

import { adminAction } from "@/lib/http/admin-action";
import { createManagementKey } from "@/lib/settings/create-management-key";
import { revokeManagementKey } from "@/lib/settings/revoke-management-key";
import { createManagementKeyInput, managementKeyIdInput } from "@/lib/settings/schema";

export const createManagementKeyAction = adminAction(
  createManagementKeyInput,
  createManagementKey,
  { refresh: true },
);
export const revokeManagementKeyAction = adminAction(managementKeyIdInput, revokeManagementKey, {
  refresh: true,
});
