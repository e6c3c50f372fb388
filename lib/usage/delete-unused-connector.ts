import "server-only";
import type { ProjectCtx } from "@/lib/auth/context";
import { requirePermission } from "@/lib/auth/require-permission";
import { deleteConnector } from "@/lib/connectors/delete-connector";
import { type AppError, fail } from "@/lib/core/errors";
import type { Result } from "@/lib/core/result";
import { listConnectorUses } from "./list-connector-uses";

/** Deletes a connector that nothing sends through; the refusal of one that is in use says where. */
export async function deleteUnusedConnector(
  ctx: ProjectCtx,
  { connectorId }: { connectorId: string },
): Promise<Result<null, AppError>> {
  const allowed = await requirePermission(ctx, "connectors.delete");
  if (!allowed.ok) return allowed;
  const uses = await listConnectorUses(ctx, { connectorId });
  if (!uses.ok) return uses;
  const places = uses.value[connectorId] ?? [];
  // The database refuses what a channel uses by itself, however late that use was added.
  if (places.length === 0) return deleteConnector(ctx, { connectorId });
  const where = places.map(({ label }) => label).join(", ");
  return fail("in_use", { text: `This connector is still in use: ${where}.` });
}
