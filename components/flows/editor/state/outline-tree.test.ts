import { expect, it } from "vitest";
import { signInFlow } from "@/test/editor-flows";
import { removeSteps } from "./edit-steps";
import { outlineOf } from "./outline-tree";

it("reads from top to bottom along the first ways out, the others below their step", () => {
  const { main, loose } = outlineOf(signInFlow().steps);
  expect(main.map(({ id }) => id)).toEqual([
    "start",
    "phone",
    "send-code",
    "code",
    "verify",
    "is-new",
    "done",
  ]);
  expect(loose).toEqual([]);
  const send = main[2];
  expect(send?.ports.map(({ id, leadsOn, target }) => [id, leadsOn, target])).toEqual([
    ["sent", true, "code"],
    ["error.blocked_by_provider", false, "call"],
  ]);
  const call = send?.ports[1]?.branch[0];
  expect(call?.id).toBe("call");
  // What the call leads to is told in the outer list, so here is only a way to it.
  expect(call?.ports[0]).toMatchObject({ target: "code", branch: [], leadsOn: false });
  expect(call?.ports[1]?.branch.map(({ id }) => id)).toEqual(["sorry"]);
});

it("tells what nothing leads to at the end, from its beginning", () => {
  const { main, loose } = outlineOf(removeSteps(signInFlow().steps, ["send-code"]));
  expect(main.map(({ id }) => id)).toEqual(["start", "phone"]);
  expect(loose.map((chain) => chain[0]?.id)).toEqual(["call"]);
  expect(loose[0]?.map(({ id }) => id)).toEqual(["call", "code", "verify", "is-new", "done"]);
});
