import "server-only";
import type { ProjectCtx } from "@/lib/auth/context";
import { requirePermission } from "@/lib/auth/require-permission";
import type { ChannelState } from "@/lib/connectors/kit/define";
import { listConnectors } from "@/lib/connectors/list-connectors";
import { findDefinition } from "@/lib/connectors/registry";
import { type Channel, channels } from "@/lib/core/channel";
import type { AppError } from "@/lib/core/errors";
import { ok, type Result } from "@/lib/core/result";
import { listTemplates } from "@/lib/templates/list-templates";
import type { TemplateContent } from "@/lib/templates/schema";
import { type OtpChannelSettings, selectOtpChannels } from "./store";

export type ConnectorChoice = {
  id: string;
  type: string;
  typeName: string;
  name: string;
  state: ChannelState;
};
type TemplateChoice = {
  id: string;
  name: string;
  version: number;
  content: TemplateContent;
};

/** One card of the OTP page: what is chosen and what could be. */
export type OtpChannelView = OtpChannelSettings & {
  /** Connectors whose type can do the channel; one that is not ready says why. */
  connectors: ConnectorChoice[];
  templates: TemplateChoice[];
};

/** The one-time password settings of the project, a card for each channel. */
export async function getOtp(ctx: ProjectCtx): Promise<Result<OtpChannelView[], AppError>> {
  const allowed = await requirePermission(ctx, "otp.get");
  if (!allowed.ok) return allowed;
  const [connectors, templates, settings] = await Promise.all([
    listConnectors(ctx, {}),
    listTemplates(ctx, {}),
    selectOtpChannels(ctx.db, ctx.project.id),
  ]);
  if (!connectors.ok) return connectors;
  if (!templates.ok) return templates;
  const choices = (channel: Channel): ConnectorChoice[] =>
    connectors.value.flatMap(({ id, type, name, channels: states }) => {
      const found = states.find((entry) => entry.channel === channel);
      const typeName = findDefinition(type)?.name ?? type;
      return found ? [{ id, type, typeName, name, state: found.state }] : [];
    });
  return ok(
    channels.flatMap((channel) =>
      settings
        .filter((row) => row.channel === channel)
        .map((row) => ({
          ...row,
          connectors: choices(channel),
          templates: templates.value.filter((template) => template.channel === channel),
        })),
    ),
  );
}
