import "server-only";
import type { ProjectCtx } from "@/lib/auth/context";
import type { Channel } from "@/lib/core/channel";
import { selectConnectorChannels } from "./store";

/** Channels whose default is a connector. For `lib/usage`, which has checked the permission. */
export function listOtpUses(
  ctx: ProjectCtx,
  connectorId?: string,
): Promise<{ connectorId: string; channel: Channel }[]> {
  return selectConnectorChannels(ctx.db, ctx.project.id, connectorId ? [connectorId] : undefined);
}
