import "server-only";
import type { ProjectCtx } from "@/lib/auth/context";
import { requirePermission } from "@/lib/auth/require-permission";
import { type AppError, fail } from "@/lib/core/errors";
import { ok, type Result } from "@/lib/core/result";
import { loadConnector } from "./load-connector";
import type { ConnectorView } from "./schema";
import { selectLatestTest, selectUserNames } from "./store";
import { toTestView } from "./test-view";

/** One connector as a page may show it: of a secret only that it is set, by whom and when. */
export async function getConnector(
  ctx: ProjectCtx,
  { connectorId }: { connectorId: string },
): Promise<Result<ConnectorView, AppError>> {
  const allowed = await requirePermission(ctx, "connectors.get");
  if (!allowed.ok) return allowed;
  const stored = await loadConnector(ctx, connectorId);
  if (!stored) return fail("not_found");
  const [test, names] = await Promise.all([
    selectLatestTest(ctx.db, connectorId),
    selectUserNames(ctx.db, [
      stored.updatedBy,
      ...stored.secrets.map(({ changedBy }) => changedBy),
    ]),
  ]);
  const nameOf = (userId: string) => names.get(userId) ?? "a former member";
  return ok({
    id: stored.id,
    type: stored.type,
    name: stored.name,
    description: stored.description,
    config: stored.config,
    secrets: Object.fromEntries(
      stored.secrets.map(({ path, endsIn, changedAt, changedBy }) => [
        path,
        { endsIn, changedAt: changedAt.toISOString(), changedByName: nameOf(changedBy) },
      ]),
    ),
    lastTest: test && toTestView(test, { now: ctx.clock.now(), role: ctx.role }),
    version: stored.version,
    createdAt: stored.createdAt.toISOString(),
    updatedAt: stored.updatedAt.toISOString(),
    updatedByName: nameOf(stored.updatedBy),
  });
}
