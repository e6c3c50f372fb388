import "server-only";
import { z } from "zod";
import type { Ctx } from "@/lib/auth/context";
import { channels } from "@/lib/core/channel";
import { log } from "@/lib/core/log";
import { selectRunAnywhere, selectTraceRow } from "./run-store";
import { findFlowMessage, sendFlowMessage } from "./send-flow-message";

/** What a Connector message step notes of itself. */
const noted = z.object({
  connectorId: z.string(),
  channel: z.enum(channels),
  to: z.string(),
  subject: z.string(),
  content: z.string(),
  language: z.string().nullable(),
});

/** Sends what an asynchronous step has left to be sent: once, whoever does it and however often. */
export async function sendLater(
  ctx: Ctx,
  { runId, sequence }: { runId: string; sequence: number },
): Promise<void> {
  const found = await selectRunAnywhere(ctx.db, runId);
  const row = found && (await selectTraceRow(ctx.db, runId, sequence));
  const input = row && noted.safeParse(row.input);
  if (!found || !row?.messageId || !input?.success) return;
  const projectCtx = { ...ctx, project: found.project, role: null };
  // A job that was cut off is done again; what it has begun is not.
  if (await findFlowMessage(projectCtx, row.messageId)) return;
  const sent = await sendFlowMessage(projectCtx, {
    ...input.data,
    messageId: row.messageId,
    endUserId: found.run.endUserId,
  });
  if (!sent.ok)
    log.info(
      { runId, messageId: row.messageId, reason: sent.error.errorClass ?? sent.error.code },
      "a message of a flow was not sent",
    );
}
