import { expect, it } from "vitest";
import type { TraceView } from "@/lib/flows/schema";
import { edgeId } from "../canvas/edge-id";
import { runLights } from "./run-lights";

const row = (stepId: string, port: string | null, more: Partial<TraceView> = {}): TraceView => ({
  sequence: 1,
  within: [],
  stepId,
  stepName: null,
  portName: null,
  kind: "screen",
  port,
  input: {},
  output: {},
  errorClass: null,
  errorCode: null,
  messageId: null,
  startedAt: "2026-11-27T16:00:00.000Z",
  durationMs: 1,
  ...more,
});

it("lights the steps that a run took, the ways between them, and where it stands", () => {
  expect(runLights([row("start", "next"), row("ask", null)], "ask")).toEqual({
    lights: { start: "ran", ask: "current" },
    litEdges: [edgeId("start", "next")],
  });
});

it("marks the step that failed, be it one that took no way or one that runs a subflow", () => {
  expect(runLights([row("start", "next"), row("ask", null)], null, "ask").lights).toEqual({
    start: "ran",
    ask: "failed",
  });
  const inner = row("hello", null, { within: ["greeting"] });
  expect(runLights([row("greet", "call"), inner], null, "greet/hello").lights).toEqual({
    greet: "failed",
  });
});

it("tells an error that a step went on from, until the step runs well", () => {
  const wrong = row("verify", "back", { errorClass: "wrong_code" });
  expect(runLights([wrong], null).lights).toEqual({ verify: "failed" });
  expect(runLights([wrong, row("verify", "verified")], null).lights).toEqual({ verify: "ran" });
});
