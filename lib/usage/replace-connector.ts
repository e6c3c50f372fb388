import "server-only";
import type { z } from "zod";
import { recordAudit } from "@/lib/audit/record-audit";
import type { ProjectCtx } from "@/lib/auth/context";
import { requirePermission } from "@/lib/auth/require-permission";
import { listConnectors } from "@/lib/connectors/list-connectors";
import { channelInText } from "@/lib/core/channel";
import { type AppError, fail } from "@/lib/core/errors";
import { ok, type Result } from "@/lib/core/result";
import { isReferenced, transact } from "@/lib/db/transact";
import { replaceConnectorInFlows } from "@/lib/flows/replace-connector-in-flows";
import { replaceConnectorInOtp } from "@/lib/otp/replace-connector-in-otp";
import { listConnectorUses } from "./list-connector-uses";
import type { replaceConnectorInput } from "./schema";

/**
 * Puts another connector in every place that uses this one. All places or none: a replacement that
 * cannot do one of the channels is refused with the reason. Published flows get a new version.
 */
export async function replaceConnector(
  ctx: ProjectCtx,
  { connectorId, replacementId }: z.infer<typeof replaceConnectorInput>,
): Promise<Result<{ replaced: number }, AppError>> {
  for (const operation of ["otp.save", "flows.publish"] as const) {
    const allowed = await requirePermission(ctx, operation);
    if (!allowed.ok) return allowed;
  }
  const [found, uses] = await Promise.all([
    listConnectors(ctx, {}),
    listConnectorUses(ctx, { connectorId }),
  ]);
  if (!found.ok) return found;
  if (!uses.ok) return uses;
  const replacement = found.value.find(({ id }) => id === replacementId);
  const replaced = found.value.find(({ id }) => id === connectorId);
  if (!replacement || !replaced) return fail("not_found");
  const places = uses.value[connectorId] ?? [];
  for (const { channel } of places) {
    const state = replacement.channels.find((entry) => entry.channel === channel)?.state;
    if (!state?.isReady)
      return fail("invalid_input", {
        fields: {
          replacementId: state
            ? `${replacement.name} cannot do ${channelInText[channel]}: ${state.reason}`
            : `${replacement.name} cannot do ${channelInText[channel]}.`,
        },
      });
  }
  try {
    return await transact(ctx.db, async (tx) => {
      const channels = places.flatMap(({ kind, channel }) => (kind === "otp" ? [channel] : []));
      await replaceConnectorInOtp(tx, ctx.project.id, channels, replacementId);
      const flows = await replaceConnectorInFlows(tx, ctx, { from: replaced, to: replacement });
      await recordAudit(tx, ctx, {
        operation: "connectors.replace",
        result: "done",
        targetId: connectorId,
        detail: { replacementId, channels, flows },
      });
      return ok({ replaced: places.length });
    });
  } catch (error) {
    if (isReferenced(error)) return fail("changed_meanwhile");
    throw error;
  }
}
