import type { TraceView } from "@/lib/flows/schema";
import { edgeId } from "../canvas/edge-id";
import type { StepLight } from "../canvas/step-decoration";
import type { RunOnCanvas } from "../editor/editor-context";

/**
 * What a run lights on the canvas: the steps it took, the ways between them, where it stands, and
 * where it failed (`failedStep`, as `RunSummary` names it).
 */
export function runLights(
  trace: readonly TraceView[],
  stepId: string | null,
  failedStep: string | null = null,
): RunOnCanvas {
  const lights: Record<string, StepLight> = {};
  const litEdges: string[] = [];
  // Steps of subflows stand on canvases of their own.
  for (const row of trace.filter(({ within }) => within.length === 0)) {
    lights[row.stepId] = row.errorClass !== null || row.port === "failure" ? "failed" : "ran";
    if (row.port !== null) litEdges.push(edgeId(row.stepId, row.port));
  }
  if (stepId !== null) lights[stepId] = "current";
  // A step of a subflow makes the step fail that runs it.
  const [failed] = failedStep?.split("/") ?? [];
  if (failed) lights[failed] = "failed";
  return { lights, litEdges };
}
