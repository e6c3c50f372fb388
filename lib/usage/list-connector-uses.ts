import "server-only";
import type { ProjectCtx } from "@/lib/auth/context";
import { requirePermission } from "@/lib/auth/require-permission";
import { type Channel, channelInText } from "@/lib/core/channel";
import type { AppError } from "@/lib/core/errors";
import { ok, type Result } from "@/lib/core/result";
import { listOtpUses } from "@/lib/otp/list-otp-uses";

/** One place that depends on a connector. `path` is below the project's address. */
export type ConnectorUse = { kind: "otp"; label: string; path: "otp"; channel: Channel };

/** Where the connectors of the project are used, by connector id; unused ones are absent. */
export async function listConnectorUses(
  ctx: ProjectCtx,
  { connectorId }: { connectorId?: string },
): Promise<Result<Record<string, ConnectorUse[]>, AppError>> {
  const allowed = await requirePermission(ctx, "connectors.list");
  if (!allowed.ok) return allowed;
  const uses: Record<string, ConnectorUse[]> = {};
  for (const use of await listOtpUses(ctx, connectorId)) {
    uses[use.connectorId] ??= [];
    uses[use.connectorId]?.push({
      kind: "otp",
      label: `One-time passwords by ${channelInText[use.channel]}`,
      path: "otp",
      channel: use.channel,
    });
  }
  return ok(uses);
}
