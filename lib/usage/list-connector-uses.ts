import "server-only";
import type { ProjectCtx } from "@/lib/auth/context";
import { requirePermission } from "@/lib/auth/require-permission";
import { type Channel, channelInText } from "@/lib/core/channel";
import type { AppError } from "@/lib/core/errors";
import { ok, type Result } from "@/lib/core/result";
import { listFlowUses } from "@/lib/flows/list-flow-uses";
import { listOtpUses } from "@/lib/otp/list-otp-uses";

/** One place that depends on a connector. `path` is below the project's address. */
export type ConnectorUse =
  | { kind: "otp"; label: string; path: "otp"; channel: Channel }
  | { kind: "flow"; label: string; path: `flows/${string}`; channel: Channel };

/** Where the connectors of the project are used, by connector id; unused ones are absent. */
export async function listConnectorUses(
  ctx: ProjectCtx,
  { connectorId }: { connectorId?: string },
): Promise<Result<Record<string, ConnectorUse[]>, AppError>> {
  const allowed = await requirePermission(ctx, "connectors.list");
  if (!allowed.ok) return allowed;
  const uses: Record<string, ConnectorUse[]> = {};
  const add = (id: string, use: ConnectorUse) => {
    uses[id] ??= [];
    uses[id]?.push(use);
  };
  const [otp, flows] = await Promise.all([listOtpUses(ctx, connectorId), listFlowUses(ctx)]);
  for (const { connectorId: id, channel } of otp)
    add(id, {
      kind: "otp",
      label: `One-time passwords by ${channelInText[channel]}`,
      path: "otp",
      channel,
    });
  for (const { kind, id, channel, flow } of flows)
    if (kind === "connector" && (connectorId === undefined || id === connectorId))
      add(id, {
        kind: "flow",
        label: flowLabel(flow.name, channel),
        path: `flows/${flow.key}`,
        channel,
      });
  return ok(uses);
}

/** "Flow “Sign in”, SMS" */
export const flowLabel = (name: string, channel: Channel): string =>
  `Flow “${name}”, ${channelInText[channel]}`;
