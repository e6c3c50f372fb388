import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { eraseExpiredScripts } from "./voice-script-store";

const perRound = 500;

/** Erases texts of calls that nobody asked for while their code was of use. */
export async function eraseOldScripts({ db, clock }: Ctx): Promise<"more" | undefined> {
  const erased = await eraseExpiredScripts(db, { now: clock.now(), limit: perRound });
  return erased === perRound ? "more" : undefined;
}
