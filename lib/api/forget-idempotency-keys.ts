import "server-only";
import type { Ctx } from "@/lib/auth/context";
import { keptMs } from "./answer-once";
import { deleteIdempotencyKeys } from "./store";

const batch = 1000;

/** Deletes keys whose time is over, a thousand at a time; "more" when there may be others. */
export async function forgetIdempotencyKeys({ db, clock }: Ctx): Promise<"more" | undefined> {
  const before = new Date(clock.now().getTime() - keptMs);
  const deleted = await deleteIdempotencyKeys(db, before, batch);
  return deleted === batch ? "more" : undefined;
}
