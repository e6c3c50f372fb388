import "server-only";
import { recordAudit } from "@/lib/audit/record-audit";
import type { ProjectCtx } from "@/lib/auth/context";
import { requirePermission } from "@/lib/auth/require-permission";
import { type AppError, fail } from "@/lib/core/errors";
import { parseInput } from "@/lib/core/parse-input";
import type { Result } from "@/lib/core/result";
import type { Queryable } from "@/lib/db/client";
import { isUniqueViolation, transact } from "@/lib/db/transact";
import { type EndUser, type UpdateEndUserInput, updateEndUserInput } from "./schema";
import {
  deleteLogins,
  insertLogins,
  isOfRealUser,
  lockEndUser,
  loginIdIndex,
  selectEndUser,
  updateEndUserRow,
} from "./store";
import { storedEndUser } from "./stored-end-user";

type Changes = ReturnType<typeof updateEndUserInput.parse>["changes"];

/**
 * Changes what is named and leaves the rest. Errors: not_found, invalid_input, user_exists when
 * somebody else has a login id that was to be added.
 */
export async function updateEndUser(
  ctx: ProjectCtx,
  input: UpdateEndUserInput,
): Promise<Result<EndUser, AppError>> {
  const allowed = await requirePermission(ctx, "users.save");
  if (!allowed.ok) return allowed;
  const parsed = parseInput(updateEndUserInput, input);
  if (!parsed.ok) return parsed;
  const { userId, changes } = parsed.value;
  try {
    return await transact(ctx.db, (tx) => update(ctx, tx, userId, changes));
  } catch (error) {
    if (!isUniqueViolation(error, loginIdIndex)) throw error;
    return fail("user_exists", {
      fields: { "changes.addLoginIds": "Another user has this login id." },
    });
  }
}

async function update(
  ctx: ProjectCtx,
  tx: Queryable,
  userId: string,
  { addLoginIds = [], removeLoginIds = [], ...profile }: Changes,
): Promise<Result<EndUser, AppError>> {
  const projectId = ctx.project.id;
  const isThere = await lockEndUser(tx, projectId, userId);
  const before = isThere ? await selectEndUser(tx, projectId, userId) : null;
  if (!before) return fail("not_found");
  const added = [...new Set(addLoginIds)].filter((id) => !before.loginIds.includes(id));
  const removed = removeLoginIds.filter((id) => before.loginIds.includes(id));
  const left = before.loginIds.filter((id) => !removed.includes(id));
  if (left.length + added.length === 0)
    return fail("invalid_input", {
      fields: { "changes.removeLoginIds": "A user needs at least one login id." },
    });
  const reached = [...added, profile.email, profile.phone].filter((text) => text);
  if (before.isTest && (await isOfRealUser(tx, projectId, reached.map(String))))
    return fail("user_exists", { text: "This number or address belongs to somebody real." });
  await deleteLogins(tx, projectId, userId, removed);
  await insertLogins(tx, projectId, userId, added);
  const row = { ...profile, ...unverified(before, profile) };
  await updateEndUserRow(tx, projectId, userId, row);
  await recordAudit(tx, ctx, {
    operation: "users.update",
    targetId: userId,
    result: "done",
    // Names of what changed, without numbers and addresses.
    detail: {
      changed: Object.keys(profile),
      loginIdsAdded: added.length,
      loginIdsRemoved: removed.length,
    },
  });
  return storedEndUser(tx, ctx, userId);
}

/** Nobody has shown yet that a new number or address is theirs. */
function unverified(before: EndUser, { email, phone, ...profile }: Changes) {
  const isNew = (text: string | undefined, old: string) => text !== undefined && text !== old;
  return {
    ...(isNew(email, before.email) && { isEmailVerified: profile.isEmailVerified ?? false }),
    ...(isNew(phone, before.phone) && { isPhoneVerified: profile.isPhoneVerified ?? false }),
  };
}
