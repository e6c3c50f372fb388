import "server-only";
import { findSubflow } from "../../engine/find-subflow";
import type { NodeRun } from "../../engine/node-run";

/** Goes into the version of the other flow that is published now; the run stays with that one. */
export const runSubflow: NodeRun<"subflow"> = async ({ ctx, state, render, note }, { config }) => {
  const inputs = Object.fromEntries(
    Object.entries(config.inputs).map(([key, text]) => [key, render(text)]),
  );
  note({ flow: config.flow, inputs });
  const found = await findSubflow(ctx, state, config.flow);
  if (!found) return { kind: "gone" };
  return { kind: "call", frame: { flowKey: config.flow, versionId: found.versionId, inputs } };
};
