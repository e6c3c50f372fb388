import "server-only";
import type { NodeRun } from "../../engine/node-run";

export const runEnd: NodeRun<"end"> = async ({ render }, { config }) => ({
  kind: "end",
  result: config.result,
  text: render(config.text),
});
