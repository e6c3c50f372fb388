import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { connectorIo } from "@/lib/connectors/connector-io";
import { type OpenConnector, openConnector } from "@/lib/connectors/open-connector";
import { findLost } from "./find-lost";
import { nextPollAt } from "./poll-schedule";
import { claimDueMessages, type DueMessage, updatePollAt } from "./poll-store";
import { recordStatus } from "./record-status";
import { isFinal } from "./status";

/** Looks in one round. Each takes one request to a provider. */
const perRound = 40;
/** Looks at the same time, so that a provider's limits are left to those who send. */
const atOnce = 5;
/** Longer than a round can take. */
const leaseMs = 60_000;

/**
 * Asks providers what became of messages that are due: those nobody reports on, those whose report
 * may be lost, and those whose price is still missing. Reads only, so it never sends anything.
 */
export async function pollStatuses(ctx: Ctx, signal: AbortSignal): Promise<"more" | undefined> {
  const due = await claimDueMessages(ctx.db, { now: ctx.clock.now(), leaseMs, limit: perRound });
  const connectors = new Map<string, Promise<OpenConnector | null>>();
  const opened = (id: string) => {
    const found = connectors.get(id) ?? openConnector(ctx, id);
    connectors.set(id, found);
    return found;
  };
  const line = [...due];
  const work = async () => {
    for (let one = line.shift(); one && !signal.aborted; one = line.shift()) {
      const connector = one.connectorId === null ? null : await opened(one.connectorId);
      await look(ctx, one, connector, signal);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return due.length === perRound ? "more" : undefined;
}

async function look(
  ctx: Ctx,
  message: DueMessage,
  connector: OpenConnector | null,
  signal: AbortSignal,
): Promise<void> {
  const { id: messageId, providerId, channel, createdAt, isReported } = message;
  if (providerId === null && connector?.server.findSent)
    return findLost(ctx, message, connector, signal);
  const lookUp = connector?.server.lookUp;
  const config = lookUp ? await connector.config() : null;
  if (!connector || !lookUp || !config?.ok || providerId === null)
    return updatePollAt(ctx.db, messageId, null);
  const io = connectorIo(connector.ctx, connector.name, signal);
  const found = await lookUp(config.value, { providerId, channel }, io);
  // Cut short by the stop of this server: another one goes on once the lease has ended.
  if (signal.aborted) return;
  const told = { connectorId: connector.id, messageId, source: "poll" } as const;
  const known = found.ok ? await recordStatus(ctx, { ...told, receipt: found.value }) : null;
  const next = nextPollAt({
    createdAt,
    now: ctx.clock.now(),
    isFinal: known !== null && isFinal(known.status),
    hasCost: known?.hasCost ?? false,
    isReported,
  });
  await updatePollAt(ctx.db, messageId, next);
}
