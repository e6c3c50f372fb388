import "server-only";
import type { ProjectCtx } from "@/lib/auth/context";
import { type AppError, fail } from "@/lib/core/errors";
import { parseDestination } from "@/lib/core/login-id";
import { ok, type Result } from "@/lib/core/result";
import { countEndUsers } from "@/lib/users/count-end-users";
import { getEndUser } from "@/lib/users/get-end-user";
import type { EndUser, EndUserView } from "@/lib/users/schema";
import { searchEndUsers } from "@/lib/users/search-end-users";
import type { SearchBody } from "./user-schemas";
import { toWireUser, type WireUser } from "./wire-user";

const standardLimit = 100;

type Found = Result<{ users: WireUser[]; total: number }, AppError>;

/** Finds users as clients' libraries ask for them: by text, or by lists of what is known of them. */
export async function searchUsers(ctx: ProjectCtx, asked: SearchBody): Promise<Found> {
  const limit = asked.limit || standardLimit;
  const offset = (asked.page ?? 0) * limit;
  const kind = asked.testUsersOnly ? "test" : asked.withTestUser ? "all" : "real";
  const isListed =
    asked.loginIds.length + asked.emails.length + asked.phones.length + asked.userIds.length > 0;
  if (isListed) return searchLists(ctx, asked, { kind, offset, limit });

  const statuses = new Set(asked.statuses ?? []);
  if (statuses.size === 2)
    return fail("invalid_input", { fields: { statuses: "Give one status, or none for all." } });
  const status = statuses.size === 1 ? [...statuses][0] : undefined;
  const search = { query: asked.text ?? "", kind, status } as const;
  const page = await searchEndUsers(ctx, { ...search, offset, limit });
  if (!page.ok) return page;
  const users = page.value.users.map(toWireUser);
  const isLast = page.value.nextCursor === null && (users.length > 0 || offset === 0);
  if (isLast) return ok({ users, total: offset + users.length });
  const total = await countEndUsers(ctx, search);
  return total.ok ? ok({ users, total: total.value }) : total;
}

async function searchLists(
  ctx: ProjectCtx,
  asked: SearchBody,
  { kind, offset, limit }: { kind: "all" | "test" | "real"; offset: number; limit: number },
): Promise<Found> {
  const found = new Map<string, EndUserView>();
  const one = async (which: { userId: string } | { loginId: string }) => {
    const user = await getEndUser(ctx, which);
    if (user.ok) found.set(user.value.user.userId, user.value.user);
    return user.ok || isAbsent(user.error) ? null : user;
  };
  for (const which of [
    ...asked.userIds.map((userId) => ({ userId })),
    ...asked.loginIds.map((loginId) => ({ loginId })),
  ]) {
    const failed = await one(which);
    if (failed) return failed;
  }
  for (const [channel, text] of [
    ...asked.emails.map((text) => ["email", text] as const),
    ...asked.phones.map((text) => ["sms", text] as const),
  ]) {
    const address = parseDestination(channel, text);
    if (!address.ok) continue;
    const { to } = address.value;
    const page = await searchEndUsers(ctx, { query: to, limit: 200 });
    if (!page.ok) return page;
    for (const user of page.value.users)
      if ((channel === "email" ? user.email : user.phone) === to) found.set(user.userId, user);
  }
  const fits = (user: EndUser) =>
    (kind === "all" || user.isTest === (kind === "test")) &&
    (!asked.statuses?.length || asked.statuses.includes(user.status));
  const all = [...found.values()].filter(fits);
  const users = all.slice(offset, offset + limit).map(toWireUser);
  return ok({ users, total: all.length });
}

/** One who is not there, or whose name is none, is no failure of a search. */
const isAbsent = ({ code }: AppError) => code === "not_found" || code === "invalid_input";
