import "server-only";
import type { ProjectCtx } from "@/lib/auth/context";
import { requirePermission } from "@/lib/auth/require-permission";
import type { AppError } from "@/lib/core/errors";
import { ok, type Result } from "@/lib/core/result";
import { channelStates } from "./channel-states";
import type { ConnectorListItem } from "./schema";
import { selectConnectors } from "./store";
import { toTestSummary } from "./test-view";

/** Every connector of the project by name, with what it can carry and its last test. One query. */
export async function listConnectors(
  ctx: ProjectCtx,
  _input: Record<string, never> = {},
): Promise<Result<ConnectorListItem[], AppError>> {
  const allowed = await requirePermission(ctx, "connectors.list");
  if (!allowed.ok) return allowed;
  const now = ctx.clock.now();
  const rows = await selectConnectors(ctx.db, ctx.project.id);
  return ok(
    rows.map((row) => ({
      id: row.id,
      type: row.type,
      name: row.name,
      description: row.description,
      channels: channelStates(row.type, row.config),
      lastTest: row.lastTest && toTestSummary(row.lastTest, now),
      version: row.version,
      createdAt: row.createdAt.toISOString(),
      updatedAt: row.updatedAt.toISOString(),
    })),
  );
}
