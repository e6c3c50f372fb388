import "server-only";
import type { z } from "zod";
import { recordAudit } from "@/lib/audit/record-audit";
import type { ProjectCtx } from "@/lib/auth/context";
import { requirePermission } from "@/lib/auth/require-permission";
import type { AppError } from "@/lib/core/errors";
import { parseInput } from "@/lib/core/parse-input";
import { ok, type Result } from "@/lib/core/result";
import { transact } from "@/lib/db/transact";
import { getEndUser } from "@/lib/users/get-end-user";
import { clearTries, deleteLimits } from "./limits-store";
import { recipientKeys } from "./plan-limits";
import { clearUserLimitsInput } from "./schema";

/**
 * Lets somebody try and ask for codes again who used up what the policy allows: wrong tries and
 * sends to the user's numbers and addresses count from zero. Limits of networks, of number prefixes
 * and of the project stay. Errors: not_found.
 */
export async function clearUserLimits(
  ctx: ProjectCtx,
  input: z.input<typeof clearUserLimitsInput>,
): Promise<Result<null, AppError>> {
  const allowed = await requirePermission(ctx, "users.save");
  if (!allowed.ok) return allowed;
  const parsed = parseInput(clearUserLimitsInput, input);
  if (!parsed.ok) return parsed;
  const found = await getEndUser(ctx, parsed.value);
  if (!found.ok) return found;
  const { userId, loginIds, email, phone } = found.value.user;
  const recipients = new Set([...loginIds, email, phone].filter((text) => text !== ""));
  await transact(ctx.db, async (tx) => {
    await deleteLimits(tx, ctx.project.id, [...recipients].flatMap(recipientKeys));
    // Codes asked for before the user was known are counted under the login id.
    await clearTries(tx, ctx.project.id, [userId, ...loginIds]);
    await recordAudit(tx, ctx, {
      operation: "users.clearLimits",
      targetId: userId,
      result: "done",
    });
  });
  return ok(null);
}
