import "server-only";
import type { ProjectCtx } from "@/lib/auth/context";
import type { Channel } from "@/lib/core/channel";
import { env } from "@/lib/core/env";
import { getOtp } from "@/lib/otp/get-otp";
import type { PreviewSetting } from "@/lib/templates/variables";

type ChannelSetting = {
  setting: PreviewSetting;
  /** What test codes go out through; null where nothing is ready. */
  connector: { name: string; typeName: string } | null;
};

/** What a template's page needs to know of its channel. */
export async function loadChannelSetting(
  ctx: ProjectCtx,
  channel: Channel,
): Promise<ChannelSetting> {
  const otp = await getOtp(ctx);
  if (!otp.ok) throw new Error(otp.error.code);
  const card = otp.value.find((entry) => entry.channel === channel);
  const connector = card?.connectors.find(({ id }) => id === card.connectorId);
  const domain = card?.policy.domain ?? "";
  return {
    setting: {
      projectName: ctx.project.name,
      domain: domain || new URL(env().publicUrl).host,
      webOtpDomain: channel === "sms" ? domain : "",
    },
    connector: connector?.state.isReady
      ? { name: connector.name, typeName: connector.typeName }
      : null,
  };
}
