import "server-only";
import type { NodeRun } from "../../engine/node-run";

/** Shows the screen; what is handed in takes the way of its button, see `submitScreen`. */
export const runScreen: NodeRun<"screen"> = async ({ ctx }, { config: { timeoutSeconds } }) => ({
  kind: "wait",
  for: "screen",
  until:
    timeoutSeconds === null ? null : new Date(ctx.clock.now().getTime() + timeoutSeconds * 1000),
});
