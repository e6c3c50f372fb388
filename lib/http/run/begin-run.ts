import "server-only";
import { clientBucket } from "@/lib/auth/client-bucket";
import { takeFromLimit } from "@/lib/auth/rate-limit";
import { wantedLanguages } from "@/lib/core/wanted-languages";
import { type StartedRun, startRun } from "@/lib/flows/start-run";
import { writeHeldRun } from "./run-cookies";
import { cookieSeconds, type RunVisit, setPageCookie, visitLimits } from "./run-visit";

/**
 * Begins a run in the reader's language and lets the browser hold it. "busy" where too many were
 * begun from this address; null where the flow cannot be run, which the page tells by itself.
 */
export async function beginRun(visit: RunVisit): Promise<StartedRun | "busy" | null> {
  const { ctx, address, exchange } = visit;
  const limit = await takeFromLimit(ctx.db, `run:begin:${clientBucket(ctx.ip)}`, visitLimits.begin);
  if (!limit.allowed) return "busy";
  const { request } = exchange;
  const [locale = "en"] = wantedLanguages(
    address.query.get("locale"),
    request.headers["accept-language"] ?? null,
  );
  // Inputs come by the API alone: a link must not decide what a flow sends to whom.
  const started = await startRun(ctx, { flowKey: address.flowKey, locale });
  if (!started.ok) return null;
  const held = writeHeldRun({ ...started.value, isHandedOver: false });
  setPageCookie(visit, "run", held, cookieSeconds.run);
  return started.value;
}
