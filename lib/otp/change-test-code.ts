import "server-only";
import type { z } from "zod";
import type { ProjectCtx } from "@/lib/auth/context";
import { requirePermission } from "@/lib/auth/require-permission";
import { type AppError, fail } from "@/lib/core/errors";
import { parseInput } from "@/lib/core/parse-input";
import type { Result } from "@/lib/core/result";
import { getEndUser } from "@/lib/users/get-end-user";
import { randomTestCode } from "@/lib/users/random-test-code";
import { setTestCodeInput } from "@/lib/users/schema";
import { setTestCode } from "@/lib/users/set-test-code";
import { lengthProblem } from "./code-lengths";
import { readCodeLengths } from "./read-code-lengths";

/**
 * Gives a test user another fixed code. One that is named has to be as long as some channel's codes
 * are; a random one is as long as those of the channel that reaches the user. Errors: those of
 * `setTestCode`.
 */
export async function changeTestCode(
  ctx: ProjectCtx,
  input: z.input<typeof setTestCodeInput>,
): Promise<Result<{ code: string }, AppError>> {
  const allowed = await requirePermission(ctx, "users.save");
  if (!allowed.ok) return allowed;
  const parsed = parseInput(setTestCodeInput, input);
  if (!parsed.ok) return parsed;
  const { userId, code, days } = parsed.value;
  const lengths = await readCodeLengths(ctx);
  if (code !== undefined) {
    const problem = lengthProblem(code, lengths);
    if (problem !== null) return fail("invalid_input", { fields: { code: problem } });
    return setTestCode(ctx, { userId, code, days });
  }
  const found = await getEndUser(ctx, { userId });
  if (!found.ok) return found;
  const channel = found.value.user.phone === "" ? "email" : "sms";
  const { digits } = lengths.find((one) => one.channel === channel) ?? lengths[0] ?? { digits: 6 };
  return setTestCode(ctx, { userId, code: randomTestCode(digits), days });
}
