import "server-only";
import type { NodeRun } from "../../engine/node-run";

export const runStart: NodeRun<"start"> = async () => ({ kind: "port", port: "next" });
