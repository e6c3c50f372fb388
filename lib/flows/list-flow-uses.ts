import "server-only";
import type { ProjectCtx } from "@/lib/auth/context";
import type { Channel } from "@/lib/core/channel";
import { type FlowDocument, nodeOf } from "./model/document";
import { selectFlows } from "./store";

/** A connector or template that a flow's draft or published version names for a channel. */
export type FlowUse = {
  kind: "connector" | "template";
  id: string;
  channel: Channel;
  flow: { key: string; name: string };
};

/**
 * What the flows of the project send through and with, each once a flow and channel. Versions that
 * are neither draft nor published do not count. For `lib/usage`, which has checked the permission.
 */
export async function listFlowUses(ctx: ProjectCtx): Promise<FlowUse[]> {
  const flows = await selectFlows(ctx.db, ctx.project.id);
  return flows.flatMap(({ key, name, draft, published }) => {
    const uses = [draft, ...(published ? [published.document] : [])].flatMap(usesOf);
    const distinct = new Map(uses.map((use) => [`${use.id} ${use.channel}`, use]));
    return [...distinct.values()].map((use) => ({ ...use, flow: { key, name } }));
  });
}

const usesOf = ({ steps }: FlowDocument): Omit<FlowUse, "flow">[] =>
  Object.values(steps).flatMap((step) => {
    const node = nodeOf(step.kind);
    const channel = node.channel(step.config);
    return channel === null
      ? []
      : node
          .references(step.config)
          .flatMap(({ kind, id }) => (kind === "flow" ? [] : [{ kind, id, channel }]));
  });
