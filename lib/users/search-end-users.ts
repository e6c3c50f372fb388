import "server-only";
import type { ProjectCtx } from "@/lib/auth/context";
import { requirePermission } from "@/lib/auth/require-permission";
import type { AppError } from "@/lib/core/errors";
import { parseInput } from "@/lib/core/parse-input";
import { ok, type Result } from "@/lib/core/result";
import { matchesOf } from "./matches-of";
import { mayReveal, reveal } from "./reveal";
import { type EndUserPage, type SearchEndUsersInput, searchEndUsersInput } from "./schema";
import { searchEndUserIds, selectEndUsers } from "./store";

/**
 * Users of the project, newest first, a page at a time: everybody, or whose login id, e-mail,
 * phone or name begins with the query, or whose number ends with its digits.
 * Who sees masked numbers finds them by the whole or by the last four digits only: a search by
 * beginnings would tell the number digit after digit.
 */
export async function searchEndUsers(
  ctx: ProjectCtx,
  input: SearchEndUsersInput,
): Promise<Result<EndUserPage, AppError>> {
  const allowed = await requirePermission(ctx, "users.list");
  if (!allowed.ok) return allowed;
  const parsed = parseInput(searchEndUsersInput, input);
  if (!parsed.ok) return parsed;
  const { query, kind, status, cursor, offset, limit } = parsed.value;
  const ids = await searchEndUserIds(ctx.db, ctx.project.id, {
    matches: query === "" ? [] : matchesOf(query, mayReveal(ctx)),
    isTest: kind === "all" ? undefined : kind === "test",
    status,
    after: cursor,
    offset,
    // One more than asked for tells whether a further page exists.
    limit: limit + 1,
  });
  const page = ids.slice(0, limit);
  const users = await selectEndUsers(ctx.db, ctx.project.id, page);
  return ok({
    users: users.map((user) => reveal(ctx, user)),
    nextCursor: ids.length > limit ? (page.at(-1) ?? null) : null,
  });
}
