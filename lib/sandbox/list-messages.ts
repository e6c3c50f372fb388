import "server-only";
import type { z } from "zod";
import type { ProjectCtx } from "@/lib/auth/context";
import { requirePermission } from "@/lib/auth/require-permission";
import type { AppError } from "@/lib/core/errors";
import { parseInput } from "@/lib/core/parse-input";
import { ok, type Result } from "@/lib/core/result";
import { open } from "@/lib/core/secrets";
import { messagePlace } from "./message-place";
import {
  listMessagesInput,
  type SandboxMessage,
  type SandboxMessagePage,
  sandboxMessageSchema,
} from "./schema";
import { selectMessages } from "./store";

/** What was delivered to the project's sandbox phone, newest first, a page at a time. */
export async function listMessages(
  ctx: ProjectCtx,
  input: z.input<typeof listMessagesInput>,
): Promise<Result<SandboxMessagePage, AppError>> {
  const allowed = await requirePermission(ctx, "sandbox.list");
  if (!allowed.ok) return allowed;
  const parsed = parseInput(listMessagesInput, input);
  if (!parsed.ok) return parsed;
  const { channel, cursor, limit } = parsed.value;
  const projectId = ctx.project.id;
  // One more than asked for tells whether a further page exists.
  const rows = await selectMessages(ctx.db, projectId, {
    channel,
    after: cursor,
    limit: limit + 1,
  });
  const page = rows.slice(0, limit);
  const messages = page.map((row) => ({
    id: row.id,
    channel: row.channel,
    to: row.recipient,
    connectorName: row.connectorName,
    deliveredAt: row.deliveredAt.toISOString(),
    message: read(ctx, row),
  }));
  return ok({ messages, nextCursor: rows.length > limit ? (page.at(-1)?.id ?? null) : null });
}

/** Null for a row that cannot be opened: one lost message must not hide the others. */
function read(ctx: ProjectCtx, row: { id: string; sealed: string }): SandboxMessage | null {
  const plain = open(ctx.keyring(), messagePlace(ctx.project.id, row.id), row.sealed);
  if (!plain.ok) return null;
  const message = sandboxMessageSchema.safeParse(JSON.parse(plain.value));
  return message.success ? message.data : null;
}
