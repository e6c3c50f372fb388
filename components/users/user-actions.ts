import type { AppError } from "@/lib/core/errors";
import type { Result } from "@/lib/core/result";
import type {
  CreateEndUserInput,
  CreateTestUserInput,
  EndUser,
  UpdateEndUserInput,
} from "@/lib/users/schema";

type Action<Input, Output> = (input: Input) => Promise<Result<Output, AppError>>;

/** Server actions, bound to the project. */
export type UserListActions = {
  createUser: Action<CreateEndUserInput, EndUser>;
  createTestUser: Action<CreateTestUserInput, EndUser>;
  deleteTestUsers: () => Promise<Result<{ deleted: number }, AppError>>;
};

export type UserPageActions = {
  updateUser: Action<UpdateEndUserInput, EndUser>;
  setStatus: Action<{ userId: string; status: "enabled" | "disabled" }, EndUser>;
  endSessions: Action<{ userId: string; sessionId?: string }, { ended: number }>;
  deleteUsers: Action<{ userIds: string[] }, { deleted: number }>;
  setTestCode: Action<{ userId: string; days?: number }, { code: string }>;
  clearLimits: Action<{ userId: string }, unknown>;
};
