import "server-only";
import type { ProjectCtx } from "@/lib/auth/context";
import { requirePermission } from "@/lib/auth/require-permission";
import type { AppError } from "@/lib/core/errors";
import { ok, type Result } from "@/lib/core/result";
import { diffFlow } from "./model/diff-flow";
import { subflowKeys } from "./model/subflow-keys";
import type { FlowSummary } from "./schema";
import { countRuns, selectFlows } from "./store";

const dayMs = 86_400_000;

/** Every flow of the project by name. */
export async function listFlows(ctx: ProjectCtx): Promise<Result<FlowSummary[], AppError>> {
  const allowed = await requirePermission(ctx, "flows.list");
  if (!allowed.ok) return allowed;
  const since = new Date(ctx.clock.now().getTime() - dayMs);
  const [flows, counts] = await Promise.all([
    selectFlows(ctx.db, ctx.project.id),
    countRuns(ctx.db, ctx.project.id, since),
  ]);
  const uses = flows.map(({ key, name, draft, published }) => ({
    key,
    name,
    runs: new Set([...subflowKeys(draft), ...(published ? subflowKeys(published.document) : [])]),
  }));
  return ok(
    flows.map((flow) => {
      const {
        started = 0,
        completed = 0,
        failed = 0,
      } = counts.find(({ flowId }) => flowId === flow.id) ?? {};
      return {
        id: flow.id,
        key: flow.key,
        name: flow.name,
        description: flow.description,
        isEnabled: flow.isEnabled,
        publishedNumber: flow.published?.number ?? null,
        hasUnpublishedChanges:
          !flow.published || diffFlow(flow.published.document, flow.draft).length > 0,
        runs: { started, completed, failed },
        usedIn: uses
          .filter(({ runs }) => runs.has(flow.key))
          .map(({ key, name }) => ({ key, name })),
        savedAt: flow.draftAt.toISOString(),
        savedByName: flow.draftByName,
      };
    }),
  );
}
