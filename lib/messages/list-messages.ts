import "server-only";
import type { z } from "zod";
import type { ProjectCtx } from "@/lib/auth/context";
import { requirePermission } from "@/lib/auth/require-permission";
import type { AppError } from "@/lib/core/errors";
import { parseInput } from "@/lib/core/parse-input";
import { ok, type Result } from "@/lib/core/result";
import { mayReveal } from "./may-reveal";
import { type MessageListItem, toListItem } from "./message-view";
import { hasMessages } from "./read-store";
import { listMessagesInput } from "./search";
import { searchMessages } from "./search-messages";
import { type SearchNote, toQuery } from "./to-query";

export type MessagePage = {
  rows: MessageListItem[];
  nextCursor: string | null;
  /** ISO 8601: the search stopped there, because older messages would have taken too long. */
  searchedBackTo: string | null;
  note: SearchNote | null;
  /** Nothing was ever sent, so there is nothing to look for. */
  isEmpty: boolean;
};

/** Messages of the project that match, newest first, a page at a time. */
export async function listMessages(
  ctx: ProjectCtx,
  input: z.input<typeof listMessagesInput>,
): Promise<Result<MessagePage, AppError>> {
  const allowed = await requirePermission(ctx, "messages.list");
  if (!allowed.ok) return allowed;
  const parsed = parseInput(listMessagesInput, input);
  if (!parsed.ok) return parsed;
  const { cursor, limit, ...filter } = parsed.value;
  const { query, note } = toQuery(ctx, filter);
  const found = query && (await searchMessages(ctx.db, ctx.project.id, from(query, cursor), limit));
  const rows = found?.rows ?? [];
  const reveals = mayReveal(ctx);
  return ok({
    rows: rows.map((row) => toListItem(row, reveals)),
    nextCursor: found?.nextCursor ?? null,
    searchedBackTo: found?.searchedBackTo?.toISOString() ?? null,
    note,
    isEmpty: rows.length === 0 && !cursor && !(await hasMessages(ctx.db, ctx.project.id)),
  });
}

/** A page after the first goes on where the one before ended. */
function from<Query extends { beforeId?: string }>(
  query: Query,
  cursor: string | undefined,
): Query {
  const { beforeId } = query;
  if (cursor === undefined || (beforeId !== undefined && beforeId < cursor)) return query;
  return { ...query, beforeId: cursor };
}
