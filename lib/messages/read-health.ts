import "server-only";
import type { Db } from "@/lib/db/client";
import type { Health } from "./breaker";
import { selectHealth } from "./store";

/** What is known of a connector's recent trouble, for whoever is about to send through it. */
export function readHealth(db: Db, connectorId: string): Promise<Health> {
  return selectHealth(db, connectorId);
}
