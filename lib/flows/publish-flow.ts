import "server-only";
import type { z } from "zod";
import type { ProjectCtx } from "@/lib/auth/context";
import { actorId, requirePermission } from "@/lib/auth/require-permission";
import { type AppError, fail } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { ok, type Result } from "@/lib/core/result";
import { changeFlow } from "./change-flow";
import { getSurroundings } from "./get-surroundings";
import type { Finding } from "./model/finding";
import type { ScenarioResult } from "./model/scenario";
import { validateFlow } from "./model/validate-flow";
import type { PublishOutcome, publishFlowInput } from "./schema";
import {
  insertVersion,
  type StoredFlow,
  selectFlow,
  selectNewestNumber,
  updateFlowRow,
} from "./store";
import { playScenarios } from "./testing/play-scenarios";
import { withNames } from "./with-names";

/**
 * Makes a version of the draft that new runs get; runs that have begun stay with theirs. A flow with
 * errors is not published, nor one whose scenarios go otherwise than expected; one with warnings is,
 * once they were accepted. All of that is answered as findings.
 * Fails with not_found, and changed_meanwhile where somebody saved another draft.
 */
export async function publishFlow(
  ctx: ProjectCtx,
  { flowKey, expectedRevision, note, acceptWarnings }: z.output<typeof publishFlowInput>,
): Promise<Result<PublishOutcome, AppError>> {
  const allowed = await requirePermission(ctx, "flows.publish");
  if (!allowed.ok) return allowed;
  const draft = await selectFlow(ctx.db, ctx.project.id, flowKey);
  if (!draft) return fail("not_found");
  if (draft.draftRevision !== expectedRevision) return changedMeanwhile(draft);
  const found = await findObjections(ctx, draft);
  if (!found.ok) return found;
  const findings = found.value;
  if (findings.some(({ severity }) => severity === "error" || !acceptWarnings))
    return ok({ isPublished: false, findings });
  const document = await withNames(ctx, draft.draft);
  return changeFlow<PublishOutcome>(
    ctx,
    { operation: "flows.publish", flowKey },
    async (tx, flow) => {
      // What was checked is what is published: the draft is still the one that was read.
      if (flow.id !== draft.id || flow.draftRevision !== expectedRevision)
        return changedMeanwhile(flow);
      const number = (await selectNewestNumber(tx, flow.id)) + 1;
      const id = newId("flowVersion");
      await insertVersion(tx, {
        id,
        projectId: ctx.project.id,
        flowId: flow.id,
        number,
        document,
        note,
        publishedBy: actorId(ctx.actor),
      });
      await updateFlowRow(tx, flow.id, { publishedVersionId: id });
      return ok({ value: { isPublished: true, number }, detail: { number, note } });
    },
  );
}

/** Everything that speaks against publishing a draft: its checks, and its scenarios. */
async function findObjections(
  ctx: ProjectCtx,
  flow: StoredFlow,
): Promise<Result<Finding[], AppError>> {
  const { key, draft } = flow;
  const surroundings = await getSurroundings(ctx, { flowKey: key });
  if (!surroundings.ok) return surroundings;
  const findings = validateFlow(draft, surroundings.value, { key });
  // A flow with errors is not worth playing.
  if (findings.some(({ severity }) => severity === "error")) return ok(findings);
  const played = await playScenarios(ctx, flow, draft);
  return ok([...played.flatMap(scenarioFinding), ...findings]);
}

const scenarioFinding = ({ id, name, isAsExpected, difference }: ScenarioResult): Finding[] =>
  isAsExpected
    ? []
    : [
        {
          id: `scenario:${id}`,
          severity: "error",
          stepId: null,
          path: null,
          port: null,
          text: `Scenario "${name}": ${difference}`,
        },
      ];

const changedMeanwhile = ({ draftByName, draftAt }: StoredFlow) =>
  fail("changed_meanwhile", {
    changed: { byName: draftByName ?? "Somebody", at: draftAt.toISOString() },
  });
