import "server-only";
import type { ProjectCtx } from "@/lib/auth/context";
import type { Channel } from "@/lib/core/channel";
import { selectOtpChannels } from "./store";

/**
 * Which template each channel uses; null stands for the System template. For `lib/usage`, which has
 * checked the permission.
 */
export async function listOtpTemplateUses(
  ctx: Pick<ProjectCtx, "db" | "project">,
): Promise<{ templateId: string | null; channel: Channel }[]> {
  const rows = await selectOtpChannels(ctx.db, ctx.project.id);
  return rows.map(({ templateId, channel }) => ({ templateId, channel }));
}
