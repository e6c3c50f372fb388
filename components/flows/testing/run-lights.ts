import type { TraceView } from "@/lib/flows/schema";
import { edgeId } from "../canvas/edge-id";
import type { StepLight } from "../canvas/step-decoration";
import type { RunOnCanvas } from "../editor/editor-context";

/** What a run lights on the canvas: the steps it took, the ways between them, and where it stands. */
export function runLights(trace: readonly TraceView[], stepId: string | null): RunOnCanvas {
  const lights: Record<string, StepLight> = {};
  const litEdges: string[] = [];
  // Steps of subflows stand on canvases of their own.
  for (const row of trace.filter(({ within }) => within.length === 0)) {
    lights[row.stepId] = row.errorClass !== null || row.port === "failure" ? "failed" : "ran";
    if (row.port !== null) litEdges.push(edgeId(row.stepId, row.port));
  }
  if (stepId !== null) lights[stepId] = "current";
  return { lights, litEdges };
}
