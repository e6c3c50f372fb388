import "server-only";
import type { ProjectCtx } from "@/lib/auth/context";
import { requirePermission } from "@/lib/auth/require-permission";
import { type AppError, fail } from "@/lib/core/errors";
import type { Result } from "@/lib/core/result";
import { createTestUser } from "@/lib/users/create-test-user";
import type { CreateTestUserInput, EndUser } from "@/lib/users/schema";
import { lengthProblem } from "./code-lengths";
import { readCodeLengths } from "./read-code-lengths";

/**
 * Makes a test user whose fixed code, where one is given, is as long as the policy of some channel
 * asks for. Errors: those of `createTestUser`.
 */
export async function makeTestUser(
  ctx: ProjectCtx,
  input: CreateTestUserInput,
): Promise<Result<EndUser, AppError>> {
  const allowed = await requirePermission(ctx, "users.save");
  if (!allowed.ok) return allowed;
  if (input.code !== undefined) {
    const problem = lengthProblem(input.code.trim(), await readCodeLengths(ctx));
    if (problem !== null) return fail("invalid_input", { fields: { code: problem } });
  }
  return createTestUser(ctx, input);
}
