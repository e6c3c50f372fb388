import { expect, it } from "vitest";
import { signInFlow } from "@/test/editor-flows";
import { wayOf } from "./trace-way";

const { steps } = signInFlow();
const unnamed = { portName: null };

it("names a way as it was named when it was taken", () => {
  expect(wayOf({ portName: "Go on" }, "submit", steps.phone)).toBe("Go on");
  expect(wayOf({ portName: "Grown-ups" }, "rule-1", undefined)).toBe("Grown-ups");
});

it("names ways that no line is drawn from", () => {
  expect(wayOf(unnamed, "back", steps["send-code"])).toBe("back to the screen");
  expect(wayOf(unnamed, "call", undefined)).toBe("into the subflow");
});

it("names a way of an old row as its port is named on the card, or else by the port's id", () => {
  expect(wayOf(unnamed, "submit", steps.phone)).toBe("Continue");
  expect(wayOf(unnamed, "error.blocked_by_provider", steps["send-code"])).toBe(
    "SMS blocked by provider",
  );
  expect(wayOf(unnamed, "rule-1", undefined)).toBe("rule-1");
});
