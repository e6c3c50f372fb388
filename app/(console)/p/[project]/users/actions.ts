"use server";

import { z } from "zod";
import { adminAction } from "@/lib/http/admin-action";
import { clearUserLimits } from "@/lib/otp/clear-user-limits";
import { clearUserLimitsInput } from "@/lib/otp/schema";
import { createEndUser } from "@/lib/users/create-end-user";
import { createTestUser } from "@/lib/users/create-test-user";
import { deleteEndUsers } from "@/lib/users/delete-end-users";
import { deleteTestUsers } from "@/lib/users/delete-test-users";
import { endEndUserSessions } from "@/lib/users/end-end-user-sessions";
import {
  createEndUserInput,
  createTestUserInput,
  deleteEndUsersInput,
  endEndUserSessionsInput,
  setEndUserStatusInput,
  setTestCodeInput,
  updateEndUserInput,
} from "@/lib/users/schema";
import { setEndUserStatus } from "@/lib/users/set-end-user-status";
import { setTestCode } from "@/lib/users/set-test-code";
import { updateEndUser } from "@/lib/users/update-end-user";

const refresh = { refresh: true };

export const createUserAction = adminAction(createEndUserInput, createEndUser);
export const createTestUserAction = adminAction(createTestUserInput, createTestUser);
export const deleteTestUsersAction = adminAction(z.object({}), deleteTestUsers);
export const deleteUsersAction = adminAction(deleteEndUsersInput, deleteEndUsers);
export const updateUserAction = adminAction(updateEndUserInput, updateEndUser, refresh);
export const setUserStatusAction = adminAction(setEndUserStatusInput, setEndUserStatus, refresh);
export const setTestCodeAction = adminAction(setTestCodeInput, setTestCode, refresh);
export const clearUserLimitsAction = adminAction(clearUserLimitsInput, clearUserLimits, refresh);
export const endUserSessionsAction = adminAction(
  endEndUserSessionsInput,
  endEndUserSessions,
  refresh,
);
