import "server-only";
import type { NodeRun } from "../../engine/node-run";

export const runSetValues: NodeRun<"set-values"> = async ({ render }, { config }) => ({
  kind: "port",
  port: "next",
  changes: {
    values: Object.fromEntries(config.values.map(({ key, value }) => [key, render(value)])),
  },
});
