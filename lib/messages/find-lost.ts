import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { connectorIo } from "@/lib/connectors/connector-io";
import type { OpenConnector } from "@/lib/connectors/open-connector";
import { insertNote, selectClaims } from "./lost-store";
import { nextPollAt, nextSearchAt } from "./poll-schedule";
import { type DueMessage, updatePollAt } from "./poll-store";
import { recordStatus } from "./record-status";

/** Clocks differ a little, and a send takes some seconds. */
const beforeMs = 30_000;
const afterMs = 60_000;

const notes = {
  absent: (vendor: string) => ({
    meaning: `${vendor} has no such message: it was not sent.`,
    advice: "Send another one.",
  }),
  ambiguous: (vendor: string) => ({
    meaning: `Several messages could be this one, so ${vendor} cannot tell whether it was sent.`,
    advice: "See the messages to this recipient in the provider's own console.",
  }),
  unanswered: (vendor: string) => ({
    meaning: `${vendor} could not be asked whether it has the message.`,
    advice: "Test the connector: its key may not be allowed to list messages.",
  }),
} as const;

/**
 * Looks for a message whose send got no clear answer among those that the provider has. It takes
 * over what there is only where that can be no other message's; it never sends anything.
 */
export async function findLost(
  ctx: Ctx,
  message: DueMessage,
  connector: OpenConnector,
  signal: AbortSignal,
): Promise<void> {
  const { id: messageId, channel, recipient, createdAt } = message;
  const config = await connector.config();
  const { findSent } = connector.server;
  if (!config.ok || !findSent) return updatePollAt(ctx.db, messageId, null);
  const now = ctx.clock.now();
  const since = new Date(createdAt.getTime() - beforeMs);
  const until = new Date(createdAt.getTime() + afterMs);
  const io = connectorIo(connector.ctx, connector.name, signal);
  const found = await findSent(config.value, { channel, to: recipient, since, until }, io);
  // Cut short by the stop of this server: another one goes on once the lease has ended.
  if (signal.aborted) return;
  const next = nextSearchAt(createdAt, now);
  const end = async (word: keyof typeof notes) => {
    const detail = notes[word](connector.name);
    await insertNote(ctx.db, messageId, { word, detail, at: now });
    await updatePollAt(ctx.db, messageId, null);
  };
  if (!found.ok) return next ? updatePollAt(ctx.db, messageId, next) : end("unanswered");

  const ids = found.value.messages.map(({ providerId }) => providerId);
  const span = { channel, recipient, since, until };
  const { claimed, hasRival } = await selectClaims(ctx.db, messageId, ids, span);
  const free = found.value.messages.filter(({ providerId }) => !claimed.includes(providerId));
  const [only, ...more] = free;
  if (!only && found.value.isComplete)
    return next ? updatePollAt(ctx.db, messageId, next) : end("absent");
  if (!only || more.length > 0 || hasRival || !found.value.isComplete) return end("ambiguous");
  const told = { connectorId: connector.id, messageId, source: "poll" } as const;
  await recordStatus(ctx, { ...told, receipt: only });
  const state = { createdAt, now, isFinal: only.isFinal, hasCost: false, isReported: false };
  await updatePollAt(ctx.db, messageId, nextPollAt(state));
}
