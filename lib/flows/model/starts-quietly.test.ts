import { expect, test } from "vitest";
import { documentOf, signInSteps } from "@/test/flows";
import { startsQuietly } from "./starts-quietly";

const send = {
  kind: "otp-send",
  config: { purpose: "sign_in", channel: "sms", to: "{{inputs.phone}}" },
};
const rules = { rules: [{ id: "one", tests: [{ left: "{{now}}", operator: "not-empty" }] }] };

test("a flow that asks first starts quietly, whatever it sends afterwards", () => {
  expect(startsQuietly(documentOf(signInSteps()))).toBe(true);
  expect(startsQuietly(documentOf({ start: { kind: "start" } }))).toBe(true);
});

test.each([
  ["sends first", { start: { kind: "start", to: { next: "send" } }, send }],
  [
    "may send by one way of a condition",
    {
      start: { kind: "start", to: { next: "if" } },
      if: { kind: "condition", config: rules, to: { else: "send" } },
      send,
    },
  ],
  [
    "runs another flow first",
    {
      start: { kind: "start", to: { next: "sub" } },
      sub: { kind: "subflow", config: { flow: "other" } },
    },
  ],
])("one that %s does not", (_, steps) => {
  expect(startsQuietly(documentOf(steps))).toBe(false);
});
