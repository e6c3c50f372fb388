import "server-only";
import type { ProjectCtx } from "@/lib/auth/context";
import { requirePermission } from "@/lib/auth/require-permission";
import { listConnectors } from "@/lib/connectors/list-connectors";
import { listErrorCodes } from "@/lib/connectors/list-error-codes";
import { findDefinition } from "@/lib/connectors/registry";
import { type Channel, channels } from "@/lib/core/channel";
import type { AppError } from "@/lib/core/errors";
import { ok, type Result } from "@/lib/core/result";
import { listTroubledConnectors } from "@/lib/home/list-troubled-connectors";
import { getOtp } from "@/lib/otp/get-otp";
import { listTemplates } from "@/lib/templates/list-templates";
import { subflowKeys } from "./model/subflow-keys";
import { surroundingTemplate } from "./model/surrounding-template";
import type { FlowSurroundings } from "./model/surroundings";
import { selectFlows } from "./store";

/** What the steps of a flow may refer to: connectors, templates, and other flows than this one. */
export async function getSurroundings(
  ctx: ProjectCtx,
  { flowKey }: { flowKey: string },
): Promise<Result<FlowSurroundings, AppError>> {
  const allowed = await requirePermission(ctx, "flows.list");
  if (!allowed.ok) return allowed;
  const [connectors, troubled, templates, otp, flows] = await Promise.all([
    listConnectors(ctx),
    listTroubledConnectors(ctx),
    listTemplates(ctx, {}),
    getOtp(ctx),
    selectFlows(ctx.db, ctx.project.id),
  ]);
  if (!connectors.ok) return connectors;
  if (!troubled.ok) return troubled;
  if (!templates.ok) return templates;
  if (!otp.ok) return otp;
  const inTrouble = new Set(troubled.value.map(({ id }) => id));
  const nameOf = new Map(connectors.value.map(({ id, name }) => [id, name]));
  const templateOf = new Map(templates.value.map(({ id, name }) => [id, name]));
  const defaultOf = (channel: Channel) => {
    const card = otp.value.find((each) => each.channel === channel);
    const connectorId = card?.connectorId ?? "";
    return {
      connectorId,
      connectorName: nameOf.get(connectorId) ?? "None",
      templateId: card?.templateId ?? null,
      templateName: card?.templateId ? (templateOf.get(card.templateId) ?? "None") : "System",
    };
  };
  return ok({
    connectors: connectors.value.map(({ id, name, type, channels: states }) => ({
      id,
      name,
      type,
      typeName: findDefinition(type)?.name ?? type,
      channels: states.map(({ channel, state }) => ({
        channel,
        reason: state.isReady ? null : state.reason,
      })),
      isTroubled: inTrouble.has(id),
    })),
    templates: templates.value.map(surroundingTemplate),
    // Made of exactly the channels, which `Object.fromEntries` cannot tell.
    defaults: Object.fromEntries(
      channels.map((channel) => [channel, defaultOf(channel)]),
    ) as FlowSurroundings["defaults"],
    errorCodes: Object.fromEntries(
      [...new Set(connectors.value.map(({ type }) => type))].map((type) => [
        type,
        listErrorCodes(type),
      ]),
    ),
    flows: flows
      .filter(({ key }) => key !== flowKey)
      .map(({ key, name, draft, published }) => ({
        key,
        name,
        inputs: inputsOf((published?.document ?? draft).steps.start),
        isPublished: published !== null,
        runs: published ? subflowKeys(published.document) : [],
      })),
    projectName: ctx.project.name,
  });
}

const inputsOf = (start: Parameters<typeof isStart>[0]): string[] =>
  isStart(start) ? start.config.inputs.map(({ key }) => key) : [];

type Step = Awaited<ReturnType<typeof selectFlows>>[number]["draft"]["steps"][string];
const isStart = (step: Step | undefined): step is Extract<Step, { kind: "start" }> =>
  step?.kind === "start";
