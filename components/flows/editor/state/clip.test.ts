import { expect, it } from "vitest";
import { signInFlow } from "@/test/editor-flows";
import { readClip, writeClip } from "./clip";

it("goes out and comes in as the same steps, without the edges that lead out of them", () => {
  const flow = signInFlow();
  const text = writeClip(flow, ["verify", "is-new", "start"]);
  const read = readClip(text ?? "");
  expect(Object.keys(read?.steps ?? {})).toEqual(["verify", "is-new"]);
  expect(read?.steps.verify).toEqual(flow.steps.verify);
  expect(read?.steps["is-new"]?.to).toEqual({});
});

it("copies nothing where only start is chosen", () => {
  expect(writeClip(signInFlow(), ["start"])).toBeNull();
});

it("takes nothing but steps off a clipboard", () => {
  for (const text of [
    "",
    "Hello",
    "patchbay-flow-steps/1",
    JSON.stringify({ format: "patchbay-flow-steps/1", steps: { __proto__x: { kind: "end" } } }),
    JSON.stringify({ format: "patchbay-flow-steps/1", steps: { one: { kind: "nothing" } } }),
  ])
    expect(readClip(text)).toBeNull();
});
