import "server-only";
import type { ProjectCtx } from "@/lib/auth/context";
import { requirePermission } from "@/lib/auth/require-permission";
import type { AppError } from "@/lib/core/errors";
import { parseLoginId } from "@/lib/core/login-id";
import { parseInput } from "@/lib/core/parse-input";
import { ok, type Result } from "@/lib/core/result";
import { mayReveal, reveal } from "./reveal";
import { type EndUserPage, type SearchEndUsersInput, searchEndUsersInput } from "./schema";
import { type Match, searchEndUserIds, selectEndUsers } from "./store";

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

function matchesOf(query: string, mayGuess: boolean): Match[] {
  const text = query.normalize("NFKC").trim().toLowerCase();
  const whole = parseLoginId(query);
  const digits = text.replace(/[\s().-]/g, "");
  const matches: Match[] = [{ by: "name", text }];
  if (whole.ok) matches.push({ by: "whole", text: whole.value.loginId });
  const isNumber = /^\+?\d+$/.test(digits);
  if (mayGuess) {
    matches.push({ by: "start", text });
    // As people write a number, and without its plus.
    if (isNumber && digits !== text) matches.push({ by: "start", text: digits });
    if (isNumber && !digits.startsWith("+")) matches.push({ by: "start", text: `+${digits}` });
  }
  const tail = mayGuess ? /^\d{3,15}$/ : /^\d{4}$/;
  if (tail.test(digits)) matches.push({ by: "phone-end", text: digits });
  return matches;
}
