import "server-only";
import type { ProjectCtx } from "@/lib/auth/context";
import { type AppError, fail } from "@/lib/core/errors";
import { ok, type Result } from "@/lib/core/result";
import type { Queryable } from "@/lib/db/client";
import type { EndUser } from "./schema";
import { selectEndUser } from "./store";

/** The user as it stands in the table now. Error: not_found. */
export async function storedEndUser(
  tx: Queryable,
  ctx: ProjectCtx,
  userId: string,
): Promise<Result<EndUser, AppError>> {
  const user = await selectEndUser(tx, ctx.project.id, userId);
  return user ? ok(user) : fail("not_found");
}
