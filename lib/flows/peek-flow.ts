import "server-only";
import type { ProjectCtx } from "@/lib/auth/context";
import { requireClient } from "@/lib/auth/require-permission";
import { type AppError, fail } from "@/lib/core/errors";
import { ok, type Result } from "@/lib/core/result";
import { flowDocument } from "./model/document";
import { startsQuietly } from "./model/starts-quietly";
import { selectPublished, selectVersionDocument } from "./run-store";

/** `isQuiet`: a new run comes to a screen before anything is sent. */
export type PeekedFlow = { isQuiet: boolean };

/**
 * What has to be known of a flow before a run of it begins; changes nothing. Fails as `startRun`
 * does: not_found (no such flow, or never published), method_disabled (it is switched off).
 */
export async function peekFlow(
  ctx: ProjectCtx,
  { flowKey }: { flowKey: string },
): Promise<Result<PeekedFlow, AppError>> {
  const allowed = requireClient(ctx);
  if (!allowed.ok) return allowed;
  const flow = await selectPublished(ctx.db, ctx.project.id, flowKey);
  if (!flow?.versionId) return fail("not_found", { text: "There is no such flow." });
  if (!flow.isEnabled) return fail("method_disabled", { text: "This flow is switched off." });
  const document = flowDocument.parse(await selectVersionDocument(ctx.db, flow.versionId));
  return ok({ isQuiet: startsQuietly(document) });
}
