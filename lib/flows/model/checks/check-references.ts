import { type Channel, channelInText } from "@/lib/core/channel";
import { nodeOf } from "../document";
import type { Finding } from "../finding";
import type { FlowSurroundings } from "../surroundings";
import { type CheckedFlow, problem, type StepCheck } from "./check";

/** Connectors, templates and flows that a step names are there and can do what it wants. */
export const checkReferences: StepCheck = (step, stepId, flow) => {
  const channel = nodeOf(step.kind).channel(step.config);
  const find = {
    connector: connectorFindings,
    template: templateFindings,
    flow: flowFindings,
  } as const;
  return nodeOf(step.kind)
    .references(step.config)
    .flatMap(({ kind, id, path }) =>
      find[kind](flow, stepId, id, { path: `config.${path}` }, channel),
    );
};

type Place = { path: string };

function templateFindings(
  { surroundings }: CheckedFlow,
  stepId: string,
  id: string,
  place: Place,
  channel: Channel | null,
): Finding[] {
  const template = surroundings.templates.find((one) => one.id === id);
  if (!template) return [problem("error", "template-gone", stepId, "The template is gone.", place)];
  if (channel === null || template.channel === channel) return [];
  const text = `${template.name} is a template for ${channelInText[template.channel]}.`;
  return [problem("error", "template-channel", stepId, text, place)];
}

function connectorFindings(
  { surroundings }: CheckedFlow,
  stepId: string,
  id: string,
  place: Place,
  channel: Channel | null,
): Finding[] {
  const connector = surroundings.connectors.find((one) => one.id === id);
  if (!connector)
    return [problem("error", "connector-gone", stepId, "The connector is gone.", place)];
  const { name, channels, isTroubled } = connector;
  const state = channels.find((one) => one.channel === channel);
  if (channel !== null && !state)
    return [
      problem(
        "error",
        "connector-channel",
        stepId,
        `${name} does not send by ${channelInText[channel]}.`,
        place,
      ),
    ];
  if (state?.reason)
    return [problem("error", "connector-not-ready", stepId, `${name}: ${state.reason}`, place)];
  return isTroubled
    ? [
        problem(
          "warning",
          "connector-troubled",
          stepId,
          `${name} has failed lately. Test it on its page.`,
          place,
        ),
      ]
    : [];
}

function flowFindings(
  { key, surroundings }: CheckedFlow,
  stepId: string,
  wanted: string,
  place: Place,
): Finding[] {
  if (wanted === key)
    return [problem("error", "flow-itself", stepId, "A flow cannot run itself.", place)];
  const flow = surroundings.flows.find((one) => one.key === wanted);
  if (!flow) return [problem("error", "flow-gone", stepId, "The flow is gone.", place)];
  if (!flow.isPublished)
    return [problem("error", "flow-draft", stepId, `${flow.name} was never published.`, place)];
  return leadsTo(surroundings, wanted, key)
    ? [
        problem(
          "error",
          "flow-circle",
          stepId,
          `${flow.name} runs this flow in turn, so neither would ever end.`,
          place,
        ),
      ]
    : [];
}

/** Whether a flow runs another one, itself or through others. */
function leadsTo({ flows }: FlowSurroundings, from: string, wanted: string): boolean {
  const seen = new Set<string>();
  const open = [from];
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    if (key === wanted) return true;
    if (seen.has(key)) continue;
    seen.add(key);
    open.push(...(flows.find((flow) => flow.key === key)?.runs ?? []));
  }
  return false;
}

/** What "default" stands for can send. */
export const checkDefaults: StepCheck = (step, stepId, { surroundings }) => {
  if (step.kind !== "otp-send" || step.config.connectorId !== null) return [];
  const { channel } = step.config;
  const { connectorId } = surroundings.defaults[channel];
  const connector = surroundings.connectors.find(({ id }) => id === connectorId);
  const reason = connector?.channels.find((one) => one.channel === channel)?.reason;
  const place = { path: "config.connectorId" };
  if (!connector)
    return [
      problem(
        "error",
        "no-default",
        stepId,
        `No connector is the default for ${channelInText[channel]}.`,
        place,
      ),
    ];
  return reason
    ? [problem("error", "default-not-ready", stepId, `${connector.name}: ${reason}`, place)]
    : [];
};
