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
import { hashTestCode } from "./hash-test-code";
import { type CreateTestUserInput, createTestUserInput, type EndUser } from "./schema";
import { insertEndUser, isOfRealUser, loginIdIndex } from "./store";
import { storedEndUser } from "./stored-end-user";

const dayMs = 86_400_000;

/**
 * Makes a user who signs in with a fixed code until an end date, and to whom nothing is ever sent.
 * Its login id, number and address may not belong to a real user. Only a keyed hash of the code is
 * kept. Errors: invalid_input, user_exists.
 */
export async function createTestUser(
  ctx: ProjectCtx,
  input: CreateTestUserInput,
): Promise<Result<EndUser, AppError>> {
  const allowed = await requirePermission(ctx, "users.save");
  if (!allowed.ok) return allowed;
  const parsed = parseInput(createTestUserInput, input);
  if (!parsed.ok) return parsed;
  const { loginId, code, days, ...profile } = parsed.value;
  const now = ctx.clock.now();
  const id = newTimedId("endUser", now);
  const addresses = addressesOf([loginId], profile);
  const testEndsAt = new Date(now.getTime() + days * dayMs);
  const row = {
    ...profile,
    ...addresses,
    id,
    projectId: ctx.project.id,
    isTest: true,
    testCodeHash: code === undefined ? null : await hashTestCode(ctx, id, code),
    testEndsAt,
    createdAt: now,
  };
  const reached = [loginId, addresses.email, addresses.phone].filter((text) => text !== "");
  const taken = () =>
    fail("user_exists", {
      text: "A test user may not stand for somebody who exists.",
      fields: { loginId: "Somebody else has this login id, number or address." },
    });
  try {
    return await transact(ctx.db, async (tx) => {
      if (await isOfRealUser(tx, ctx.project.id, reached)) return taken();
      await insertEndUser(tx, row, [loginId]);
      await recordAudit(tx, ctx, {
        operation: "users.createTestUser",
        targetId: id,
        result: "done",
        detail: { endsAt: testEndsAt.toISOString(), hasCode: code !== undefined },
      });
      return storedEndUser(tx, ctx, id);
    });
  } catch (error) {
    if (!isUniqueViolation(error, loginIdIndex)) throw error;
    return taken();
  }
}
