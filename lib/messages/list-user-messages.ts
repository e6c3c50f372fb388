import "server-only";
import { z } from "zod";
import type { ProjectCtx } from "@/lib/auth/context";
import { requirePermission } from "@/lib/auth/require-permission";
import { type AppError, fail } from "@/lib/core/errors";
import { idPattern } from "@/lib/core/id-pattern";
import { parseInput } from "@/lib/core/parse-input";
import { ok, type Result } from "@/lib/core/result";
import { mayReveal } from "./may-reveal";
import { type MessageListItem, toListItem } from "./message-view";
import { type MessageQuery, selectUserAddresses } from "./read-store";
import { searchMessages } from "./search-messages";

const shownMessages = 20;

const listUserMessagesInput = z.object({ userId: z.string().regex(idPattern("endUser")) });

export type UserMessages = {
  /** Newest first. */
  messages: MessageListItem[];
  /** There are older ones. */
  hasMore: boolean;
};

/**
 * The newest messages to the number and the address that a user has now, whatever they were for.
 * Each is found along the index of recipients. Errors: not_found.
 */
export async function listUserMessages(
  ctx: ProjectCtx,
  input: z.input<typeof listUserMessagesInput>,
): Promise<Result<UserMessages, AppError>> {
  const allowed = await requirePermission(ctx, "messages.list");
  if (!allowed.ok) return allowed;
  const parsed = parseInput(listUserMessagesInput, input);
  if (!parsed.ok) return parsed;
  const user = await selectUserAddresses(ctx.db, ctx.project.id, parsed.value.userId);
  if (!user) return fail("not_found");
  const queries: MessageQuery[] = [
    // The whole number with its +, so that no longer number that ends alike is taken for it.
    ...(user.phone ? [{ digits: user.phone }] : []),
    ...(user.email ? [{ email: user.email }] : []),
  ];
  const found = await Promise.all(
    queries.map((query) => searchMessages(ctx.db, ctx.project.id, query, shownMessages)),
  );
  const rows = found.flatMap(({ rows }) => rows).sort((a, b) => (a.id < b.id ? 1 : -1));
  const reveals = mayReveal(ctx);
  return ok({
    messages: rows.slice(0, shownMessages).map((row) => toListItem(row, reveals)),
    hasMore: rows.length > shownMessages || found.some(({ nextCursor }) => nextCursor !== null),
  });
}
