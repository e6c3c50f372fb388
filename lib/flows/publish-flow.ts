import "server-only";
import type { z } from "zod";
import type { ProjectCtx } from "@/lib/auth/context";
import { actorId } from "@/lib/auth/require-permission";
import { type AppError, fail } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { ok, type Result } from "@/lib/core/result";
import { changeFlow } from "./change-flow";
import { getSurroundings } from "./get-surroundings";
import { validateFlow } from "./model/validate-flow";
import type { PublishOutcome, publishFlowInput } from "./schema";
import { insertVersion, selectNewestNumber, updateFlowRow } from "./store";
import { withNames } from "./with-names";

/**
 * Makes a version of the draft that new runs get; runs that have begun stay with theirs. A flow with
 * errors is not published, one with warnings once they were accepted: both are answered as findings.
 * Fails with not_found, and changed_meanwhile where somebody saved another draft.
 */
export async function publishFlow(
  ctx: ProjectCtx,
  { flowKey, expectedRevision, note, acceptWarnings }: z.output<typeof publishFlowInput>,
): Promise<Result<PublishOutcome, AppError>> {
  return changeFlow<PublishOutcome>(
    ctx,
    { operation: "flows.publish", flowKey },
    async (tx, flow) => {
      if (flow.draftRevision !== expectedRevision)
        return fail("changed_meanwhile", {
          changed: { byName: flow.draftByName ?? "Somebody", at: flow.draftAt.toISOString() },
        });
      const surroundings = await getSurroundings(ctx, { flowKey });
      if (!surroundings.ok) return surroundings;
      const findings = validateFlow(flow.draft, surroundings.value, { key: flowKey });
      const isHeld = findings.some(({ severity }) => severity === "error" || !acceptWarnings);
      if (isHeld)
        return ok({
          value: { isPublished: false, findings },
          detail: { isPublished: false, findings: findings.length },
        });
      const number = (await selectNewestNumber(tx, flow.id)) + 1;
      const id = newId("flowVersion");
      await insertVersion(tx, {
        id,
        projectId: ctx.project.id,
        flowId: flow.id,
        number,
        document: await withNames(ctx, flow.draft),
        note,
        publishedBy: actorId(ctx.actor),
      });
      await updateFlowRow(tx, flow.id, { publishedVersionId: id });
      return ok({ value: { isPublished: true, number }, detail: { number, note } });
    },
  );
}
