import "server-only";
import type { ProjectCtx } from "@/lib/auth/context";
import type { FlowDocument } from "../model/document";
import { describeDifference, type ScenarioResult } from "../model/scenario";
import { selectScenarios } from "../scenario-store";
import { playScenario } from "./play-scenario";

/** How every scenario of a flow goes with a draft. Its callers have checked who asks. */
export async function playScenarios(
  ctx: ProjectCtx,
  flow: { id: string; key: string },
  document: FlowDocument,
): Promise<ScenarioResult[]> {
  const results: ScenarioResult[] = [];
  for (const { id, name, scenario } of await selectScenarios(ctx.db, flow.id)) {
    const played = await playScenario(ctx, { flowKey: flow.key, document, scenario });
    const difference = describeDifference(scenario.expected, played);
    results.push({ id, name, ...played, difference, isAsExpected: difference === "" });
  }
  return results;
}
