import { expect, it } from "vitest";
import { flowSurroundings } from "@/test/editor-flows";
import { addables } from "./addable";

const all = addables(flowSurroundings);

it("offers every action, connector by channel, and subflow under its full name", () => {
  const labels = all.map(({ label }) => label);
  for (const label of [
    "Sign Up or In / OTP / SMS",
    "Update User / OTP / E-mail",
    "Verify Code / OTP",
    "Screen / Phone number",
    "Connector / Twilio main / SMS message",
    "Connector / Twilio main / Voice call",
    "Connector / Mail / E-mail",
    "Condition",
    "Wait for receipt",
    "Set values",
    "Subflow / Step up",
    "End / Failure",
  ])
    expect(labels).toContain(label);
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  expect(labels.filter((label) => label.startsWith("Start"))).toEqual([]);
});

it("says what would not work as things are", () => {
  const trouble = (label: string) => all.find((one) => one.label === label)?.trouble;
  expect(trouble("Connector / Mail / E-mail")).toBe("It has failed lately.");
  expect(trouble("Subflow / Step up")).toBe("Not published yet.");
  expect(trouble("Connector / Twilio main / SMS message")).toBeNull();
});
