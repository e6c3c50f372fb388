import "server-only";
import type { ProjectCtx } from "@/lib/auth/context";
import { requirePermission } from "@/lib/auth/require-permission";
import { listConnectors } from "@/lib/connectors/list-connectors";
import type { AppError } from "@/lib/core/errors";
import { ok, type Result } from "@/lib/core/result";
import type { TroubledConnector } from "./schema";
import { selectPausedConnectors } from "./store";

/** Connectors that need a look: left alone after failures in a row, or failed their last test. */
export async function listTroubledConnectors(
  ctx: ProjectCtx,
): Promise<Result<TroubledConnector[], AppError>> {
  const allowed = await requirePermission(ctx, "connectors.list");
  if (!allowed.ok) return allowed;
  const [connectors, paused] = await Promise.all([
    listConnectors(ctx),
    selectPausedConnectors(ctx.db, ctx.project.id),
  ]);
  if (!connectors.ok) return connectors;
  return ok(
    connectors.value.flatMap(({ id, name, lastTest }): TroubledConnector[] => {
      const health = paused.find(({ connectorId }) => connectorId === id);
      if (health) {
        const { failures, lastFailedAt } = health;
        return [{ id, name, reason: "failing", failures, at: lastFailedAt?.toISOString() ?? null }];
      }
      if (lastTest?.state !== "failed") return [];
      const { problems, finishedAt } = lastTest;
      return [{ id, name, reason: "failedTest", failures: problems, at: finishedAt }];
    }),
  );
}
