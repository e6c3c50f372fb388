import fc from "fast-check";
import { expect, it } from "vitest";
import { flowDocument } from "@/lib/flows/model/document";
import { portsOf } from "@/lib/flows/model/ports";
import { signInFlow } from "@/test/editor-flows";
import type { EditorAction } from "./editor-state";
import { initialState } from "./editor-state";
import { outlineOf } from "./outline-tree";
import { reduce } from "./reduce";

const id = fc.constantFrom(...Object.keys(signInFlow().steps), "end", "end-2", "call-2", "code-2");
const ids = fc.array(id, { maxLength: 4 });
const port = fc.constantFrom("next", "submit", "sent", "verified", "else", "rule-1", "timeout");
const place = fc.record({
  x: fc.integer({ min: -900, max: 900 }),
  y: fc.integer({ max: 900, min: -9 }),
});

const action: fc.Arbitrary<EditorAction> = fc.oneof(
  place.map(
    (at): EditorAction => ({
      type: "add",
      seed: { kind: "end", name: "End", config: { result: "success", text: "" } },
      at,
    }),
  ),
  ids.map((some): EditorAction => ({ type: "remove", ids: some })),
  ids.map((some): EditorAction => ({ type: "duplicate", ids: some })),
  ids.map((some): EditorAction => ({ type: "select", ids: some })),
  fc
    .record({ stepId: id, port, to: id })
    .map(({ to, ...from }): EditorAction => ({ type: "connect", from, to })),
  fc
    .record({ stepId: id, port })
    .map((one): EditorAction => ({ type: "disconnect", ports: [one] })),
  fc
    .record({ one: id, place })
    .map(({ one, place: at }): EditorAction => ({ type: "move", places: { [one]: at } })),
  fc.constantFrom<EditorAction>({ type: "undo" }, { type: "redo" }),
);

it("stays a valid flow, told whole by the outline, whatever is done to it", () => {
  fc.assert(
    fc.property(fc.array(action, { maxLength: 40 }), (actions) => {
      const { document, selection } = actions.reduce(
        (state, one, index) => reduce(state, one, index * 400),
        initialState(signInFlow(), 1),
      );
      expect(flowDocument.safeParse(document).success).toBe(true);
      for (const step of Object.values(document.steps)) {
        const known = portsOf(step).map((one) => one.id);
        expect(known).toEqual(expect.arrayContaining(Object.keys(step.to)));
        expect(Object.values(step.to)).not.toContain("start");
      }
      for (const one of selection) expect(document.steps).toHaveProperty(one);
      const { main, loose } = outlineOf(document.steps);
      const told = [...main, ...loose.flat()].flatMap(toldBy);
      expect(told.toSorted()).toEqual(Object.keys(document.steps).toSorted());
    }),
    { numRuns: 200 },
  );
});

type Told = ReturnType<typeof outlineOf>["main"][number];
const toldBy = ({ id: one, ports }: Told): string[] => [
  one,
  ...ports.flatMap(({ branch }) => branch.flatMap(toldBy)),
];
