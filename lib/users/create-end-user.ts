import "server-only";
import { recordAudit } from "@/lib/audit/record-audit";
import type { ProjectCtx } from "@/lib/auth/context";
import { requirePermission } from "@/lib/auth/require-permission";
import { type AppError, fail } from "@/lib/core/errors";
import { newTimedId } from "@/lib/core/ids";
import { parseInput } from "@/lib/core/parse-input";
import type { Result } from "@/lib/core/result";
import { isUniqueViolation, transact } from "@/lib/db/transact";
import { addressesOf } from "./addresses-of";
import { type CreateEndUserInput, createEndUserInput, type EndUser } from "./schema";
import { insertEndUser, loginIdIndex } from "./store";
import { storedEndUser } from "./stored-end-user";

/**
 * Makes a user who can sign in by its login ids. Errors: invalid_input, user_exists when somebody
 * has one of them.
 */
export async function createEndUser(
  ctx: ProjectCtx,
  input: CreateEndUserInput,
): Promise<Result<EndUser, AppError>> {
  const allowed = await requirePermission(ctx, "users.save");
  if (!allowed.ok) return allowed;
  const parsed = parseInput(createEndUserInput, input);
  if (!parsed.ok) return parsed;
  const { loginId, loginIds, ...profile } = parsed.value;
  const id = newTimedId("endUser", ctx.clock.now());
  const names = [...new Set([loginId, ...loginIds])];
  const row = {
    ...profile,
    ...addressesOf(names, profile),
    id,
    projectId: ctx.project.id,
    createdAt: ctx.clock.now(),
  };
  try {
    return await transact(ctx.db, async (tx) => {
      await insertEndUser(tx, row, names);
      await recordAudit(tx, ctx, {
        operation: "users.create",
        targetId: id,
        result: "done",
        detail: { loginIds: names.length, status: profile.status },
      });
      return storedEndUser(tx, ctx, id);
    });
  } catch (error) {
    if (!isUniqueViolation(error, loginIdIndex)) throw error;
    return fail("user_exists", {
      fields: { loginId: "A user with this login id exists already." },
    });
  }
}
