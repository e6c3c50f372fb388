import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { closeLostIntents } from "./poll-store";

/** Much longer than any send may take. */
const lostAfterMs = 60_000;
const perRound = 200;

/** Calls messages `unknown` whose sender died between asking the provider and writing its answer down. */
export async function sweepLostIntents({ db, clock }: Ctx): Promise<"more" | undefined> {
  const before = new Date(clock.now().getTime() - lostAfterMs);
  return (await closeLostIntents(db, { before, limit: perRound })) === perRound
    ? "more"
    : undefined;
}
