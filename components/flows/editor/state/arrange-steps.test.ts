import { expect, it } from "vitest";
import { longFlow, signInFlow } from "@/test/editor-flows";
import { arrangeSteps } from "./arrange-steps";
import { layoutNode, nodeWidth } from "./node-size";

it("puts each step right of the one before it, and none over another", () => {
  const { steps } = signInFlow();
  const places = arrangeSteps(steps);
  const x = (id: string) => places[id]?.x ?? Number.NaN;
  expect(x("start")).toBe(0);
  for (const [from, to] of [
    ["start", "phone"],
    ["phone", "send-code"],
    ["send-code", "call"],
    ["code", "verify"],
    ["is-new", "ask-name"],
    ["ask-name", "done"],
  ] as const)
    expect(x(to)).toBeGreaterThan(x(from) + nodeWidth);
});

it.each([10, 120])("puts none of %i steps over another", (length) => {
  const { steps } = longFlow(length);
  const boxes = Object.entries(arrangeSteps(steps)).map(([id, at]) => {
    const step = steps[id];
    if (!step) throw new Error(id);
    return { ...at, right: at.x + nodeWidth, bottom: at.y + layoutNode(step).height };
  });
  expect(boxes).toHaveLength(length);
  const touching = boxes.filter((one) =>
    boxes.some(
      (other) =>
        other !== one &&
        one.x < other.right &&
        other.x < one.right &&
        one.y < other.bottom &&
        other.y < one.bottom,
    ),
  );
  expect(touching).toEqual([]);
});
