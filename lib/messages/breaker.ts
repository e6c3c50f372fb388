import "server-only";
import type { ConnectorError, ErrorClass } from "@/lib/connectors/kit/connector-error";
import type { Db } from "@/lib/db/client";
import { claimProbe, countRecent, deleteHealth, insertFailure, openBreaker } from "./store";

/**
 * Keeps calls away from a provider that does not work: after five failures in a row, or when half
 * of at least twenty messages in 30 seconds failed, calls are refused for ten seconds; then one at a
 * time is let through until one succeeds. Shared by all instances.
 */
const rule = { inARow: 5, windowSeconds: 30, atLeast: 20, share: 0.5, pauseSeconds: 10 } as const;

/** The provider's own trouble; a wrong number or wrong credentials are not. */
const trouble: readonly ErrorClass[] = ["provider_down", "unknown_outcome"];

/** What the database knows of a connector's recent trouble; null for none. */
export type Health = { isOpen: boolean; isPaused: boolean } | null;

const paused: ConnectorError = {
  class: "provider_down",
  answer: {},
  meaning: "The provider failed several times in a row, so it is left alone for a few seconds.",
  advice: "Wait a moment. Test the connector if it goes on.",
  isRetrySafe: true,
};

/** The error to answer instead of calling, or null where the call may be made. */
export async function askBreaker(
  db: Db,
  connectorId: string,
  health: Health,
): Promise<ConnectorError | null> {
  if (!health?.isOpen) return null;
  if (health.isPaused) return paused;
  return (await claimProbe(db, connectorId, rule.pauseSeconds)) ? null : paused;
}

/** Notes how a call ended. Costs nothing while all goes well. */
export async function tellBreaker(
  db: Db,
  connector: { connectorId: string; projectId: string },
  errorClass: ErrorClass | null,
  health: Health,
  now: Date,
): Promise<void> {
  const { connectorId } = connector;
  if (errorClass === null || !trouble.includes(errorClass)) {
    if (health) await deleteHealth(db, connectorId);
    return;
  }
  const failures = await insertFailure(db, connector, errorClass);
  if (failures >= rule.inARow || (await isMostlyFailing(db, connectorId, now)))
    await openBreaker(db, connectorId, rule.pauseSeconds);
}

async function isMostlyFailing(db: Db, connectorId: string, now: Date): Promise<boolean> {
  const since = new Date(now.getTime() - rule.windowSeconds * 1_000);
  const { all, failed } = await countRecent(db, connectorId, since, trouble);
  return all >= rule.atLeast && failed >= all * rule.share;
}
