import "server-only";
import type { z } from "zod";
import { recordAudit } from "@/lib/audit/record-audit";
import type { ProjectCtx } from "@/lib/auth/context";
import { requirePermission } from "@/lib/auth/require-permission";
import { type AppError, fail } from "@/lib/core/errors";
import { parseInput } from "@/lib/core/parse-input";
import { ok, type Result } from "@/lib/core/result";
import { transact } from "@/lib/db/transact";
import { hashTestCode } from "./hash-test-code";
import { randomTestCode } from "./random-test-code";
import { setTestCodeInput } from "./schema";
import { lockEndUser, selectEndUser, updateEndUserRow } from "./store";

const dayMs = 86_400_000;

/**
 * Gives a test user another fixed code, a random one unless one is named, and answers it: it is not
 * kept. With `days` it works for so long from now on, otherwise until the day it had; who is past
 * that day needs `days`. Errors: not_found, invalid_input, also for a user who is no test user.
 */
export async function setTestCode(
  ctx: ProjectCtx,
  input: z.input<typeof setTestCodeInput>,
): Promise<Result<{ code: string }, AppError>> {
  const allowed = await requirePermission(ctx, "users.save");
  if (!allowed.ok) return allowed;
  const parsed = parseInput(setTestCodeInput, input);
  if (!parsed.ok) return parsed;
  const { userId, code = randomTestCode(6), days } = parsed.value;
  const now = ctx.clock.now();
  const testCodeHash = await hashTestCode(ctx, userId, code);
  return transact(ctx.db, async (tx) => {
    const isThere = await lockEndUser(tx, ctx.project.id, userId);
    const user = isThere ? await selectEndUser(tx, ctx.project.id, userId) : null;
    if (!user) return fail("not_found");
    if (!user.isTest) return fail("invalid_input", { text: "Only a test user has a fixed code." });
    const testEndsAt =
      days === undefined ? new Date(user.testEndsAt ?? 0) : new Date(now.getTime() + days * dayMs);
    if (testEndsAt <= now)
      return fail("invalid_input", {
        fields: { days: "This test user has ended. Say for how long." },
      });
    await updateEndUserRow(tx, ctx.project.id, userId, { testCodeHash, testEndsAt });
    await recordAudit(tx, ctx, {
      operation: "users.setTestCode",
      targetId: userId,
      result: "done",
      detail: { endsAt: testEndsAt.toISOString() },
    });
    return ok({ code });
  });
}
