import "server-only";
import type { ProjectCtx } from "@/lib/auth/context";
import { requirePermission } from "@/lib/auth/require-permission";
import { type Channel, channelInText, channels } from "@/lib/core/channel";
import type { AppError } from "@/lib/core/errors";
import { ok, type Result } from "@/lib/core/result";
import { listFlowUses } from "@/lib/flows/list-flow-uses";
import { listOtpTemplateUses } from "@/lib/otp/list-otp-template-uses";
import { flowLabel } from "./list-connector-uses";

/** One place that depends on a template. `path` is below the project's address. */
export type TemplateUse =
  | { kind: "otp"; label: string; path: "otp"; channel: Channel }
  | { kind: "flow"; label: string; path: `flows/${string}`; channel: Channel };

/** `byId` of the project's own templates, unused ones absent; `system` of each built-in one. */
export type TemplateUses = {
  byId: Record<string, TemplateUse[]>;
  system: Record<Channel, TemplateUse[]>;
};

/** Where the templates of the project are used. */
export async function listTemplateUses(ctx: ProjectCtx): Promise<Result<TemplateUses, AppError>> {
  const allowed = await requirePermission(ctx, "templates.list");
  if (!allowed.ok) return allowed;
  const uses: TemplateUses = { byId: {}, system: { sms: [], voice: [], email: [] } };
  const [found, flows] = await Promise.all([listOtpTemplateUses(ctx), listFlowUses(ctx)]);
  for (const channel of channels)
    for (const { templateId } of found.filter((use) => use.channel === channel)) {
      const list = templateId === null ? uses.system[channel] : (uses.byId[templateId] ?? []);
      list.push({
        kind: "otp",
        label: `One-time passwords by ${channelInText[channel]}`,
        path: "otp",
        channel,
      });
      if (templateId !== null) uses.byId[templateId] = list;
    }
  for (const { kind, id, channel, flow } of flows) {
    if (kind !== "template") continue;
    uses.byId[id] ??= [];
    uses.byId[id]?.push({
      kind: "flow",
      label: flowLabel(flow.name, channel),
      path: `flows/${flow.key}`,
      channel,
    });
  }
  return ok(uses);
}
