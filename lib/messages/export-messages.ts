import "server-only";
import type { z } from "zod";
import { recordAudit } from "@/lib/audit/record-audit";
import type { ProjectCtx } from "@/lib/auth/context";
import { requirePermission } from "@/lib/auth/require-permission";
import type { AppError } from "@/lib/core/errors";
import { parseInput } from "@/lib/core/parse-input";
import { ok, type Result } from "@/lib/core/result";
import { byteOrderMark, csvLine } from "./csv";
import { mayReveal } from "./may-reveal";
import { exportRecipient, toListItem } from "./message-view";
import type { MessageQuery, MessageRow } from "./read-store";
import { exportedRows, messageFilter, writeMessageFilter } from "./search";
import { searchMessages } from "./search-messages";
import { toQuery } from "./to-query";

const pageSize = 1_000;
/** Pages of a search that finds little; a search looks at ten thousand rows a page. */
const mostPages = 500;

export type ExportFile = {
  fileName: string;
  /** The file in parts, read from the database as they are asked for. */
  parts: AsyncIterable<string>;
};

const header = [
  "time",
  "id",
  "purpose",
  "channel",
  "recipient",
  "country",
  "connector",
  "connector type",
  "template",
  "status",
  "error class",
  "error code",
  "provider id",
  "segments",
  "latency ms",
  "cost",
  "currency",
  "sent at",
  "delivered at",
  "verified at",
];

/**
 * The messages that match, as a CSV file, newest first. Times are UTC. Where there are more than
 * the file may hold, its last line says so.
 */
export async function exportMessages(
  ctx: ProjectCtx,
  input: z.input<typeof messageFilter>,
): Promise<Result<ExportFile, AppError>> {
  const allowed = await requirePermission(ctx, "messages.export");
  if (!allowed.ok) return allowed;
  const parsed = parseInput(messageFilter, input);
  if (!parsed.ok) return parsed;
  const { query } = toQuery(ctx, parsed.value);
  await recordAudit(ctx.db, ctx, {
    operation: "messages.export",
    result: "done",
    detail: { filters: [...writeMessageFilter(parsed.value).keys()] },
  });
  const day = ctx.clock.now().toISOString().slice(0, 10);
  return ok({ fileName: `messages-${ctx.project.slug}-${day}.csv`, parts: write(ctx, query) });
}

async function* write(ctx: ProjectCtx, query: MessageQuery | null): AsyncGenerator<string> {
  yield byteOrderMark + csvLine(header);
  const reveals = mayReveal(ctx);
  let written = 0;
  let next = query;
  for (let page = 0; next && page < mostPages && written < exportedRows; page++) {
    const limit = Math.min(pageSize, exportedRows - written);
    const found = await searchMessages(ctx.db, ctx.project.id, next, limit);
    written += found.rows.length;
    if (found.rows.length > 0)
      yield found.rows.map((row) => csvLine(cellsOf(row, reveals))).join("");
    next = found.nextCursor === null ? null : { ...next, beforeId: found.nextCursor };
  }
  if (next)
    yield csvLine([
      `Only the newest messages are in this file (${written}). Choose an earlier time to export the rest.`,
    ]);
}

const iso = (date: Date | null) => date?.toISOString() ?? null;

function cellsOf(row: MessageRow, reveals: boolean) {
  const { status, errorClass, connector } = toListItem(row, reveals);
  return [
    iso(row.createdAt),
    row.id,
    row.purpose,
    row.channel,
    exportRecipient(row, reveals),
    row.country,
    connector.name,
    connector.type,
    row.templateName,
    status,
    errorClass,
    row.errorCode,
    row.providerId,
    row.segments,
    row.latencyMs,
    row.costAmount,
    row.costCurrency,
    iso(row.sentAt),
    iso(row.deliveredAt),
    iso(row.verifiedAt),
  ];
}
