"use server";

import { z } from "zod";
import { adminAction } from "@/lib/http/admin-action";
import { changeTestCode } from "@/lib/otp/change-test-code";
import { clearUserLimits } from "@/lib/otp/clear-user-limits";
import { makeTestUser } from "@/lib/otp/make-test-user";
import { clearUserLimitsInput } from "@/lib/otp/schema";
import { createEndUser } from "@/lib/users/create-end-user";
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
import { updateEndUser } from "@/lib/users/update-end-user";

const refresh = { refresh: true };

export const createUserAction = adminAction(createEndUserInput, createEndUser);
export const createTestUserAction = adminAction(createTestUserInput, makeTestUser);
export const deleteTestUsersAction = adminAction(z.object({}), deleteTestUsers);
export const deleteUsersAction = adminAction(deleteEndUsersInput, deleteEndUsers);
export const updateUserAction = adminAction(updateEndUserInput, updateEndUser, refresh);
export const setUserStatusAction = adminAction(setEndUserStatusInput, setEndUserStatus, refresh);
export const setTestCodeAction = adminAction(setTestCodeInput, changeTestCode, refresh);
export const clearUserLimitsAction = adminAction(clearUserLimitsInput, clearUserLimits, refresh);
export const endUserSessionsAction = adminAction(
  endEndUserSessionsInput,
  endEndUserSessions,
  refresh,
);
