import "server-only";
import type { ProjectCtx } from "@/lib/auth/context";
import { requirePermission } from "@/lib/auth/require-permission";
import type { AppError } from "@/lib/core/errors";
import { parseInput } from "@/lib/core/parse-input";
import { ok, type Result } from "@/lib/core/result";
import { matchesOf } from "./matches-of";
import { mayReveal } from "./reveal";
import { type SearchEndUsersInput, searchEndUsersInput } from "./schema";
import { searchEndUserIds } from "./store";

/** More are not counted: it would take longer than a caller waits. */
const most = 10_000;

/** How many users a search finds over all its pages, 10,000 at most. */
export async function countEndUsers(
  ctx: ProjectCtx,
  input: Pick<SearchEndUsersInput, "query" | "kind" | "status">,
): Promise<Result<number, AppError>> {
  const allowed = await requirePermission(ctx, "users.list");
  if (!allowed.ok) return allowed;
  const parsed = parseInput(searchEndUsersInput, input);
  if (!parsed.ok) return parsed;
  const { query, kind, status } = parsed.value;
  const ids = await searchEndUserIds(ctx.db, ctx.project.id, {
    matches: query === "" ? [] : matchesOf(query, mayReveal(ctx)),
    isTest: kind === "all" ? undefined : kind === "test",
    status,
    after: undefined,
    offset: 0,
    limit: most,
  });
  return ok(ids.length);
}
