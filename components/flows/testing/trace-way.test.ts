import { expect, it } from "vitest";
import type { TraceView } from "@/lib/flows/schema";
import { signInFlow } from "@/test/editor-flows";
import { wayOf } from "./trace-way";

const row: TraceView = {
  sequence: 1,
  within: [],
  stepId: "send-code",
  stepName: null,
  kind: "otp-send",
  port: null,
  input: { channel: "sms" },
  output: {},
  errorClass: null,
  errorCode: null,
  messageId: null,
  startedAt: "2026-01-01T00:00:00.000Z",
  durationMs: 3,
};
const { steps } = signInFlow();

it("names a way as its port is named on the card", () => {
  expect(wayOf(row, "submit", steps.phone)).toBe("Continue");
  expect(wayOf(row, "error.blocked_by_provider", steps["send-code"])).toBe(
    "SMS blocked by provider",
  );
  expect(wayOf(row, "back", steps["send-code"])).toBe("back to the screen");
});

it("within a subflow, names errors all the same", () => {
  expect(wayOf(row, "error.blocked_by_provider", undefined)).toBe("SMS blocked by provider");
  expect(wayOf({ ...row, input: { channel: "voice" } }, "error.code_21216", undefined)).toBe(
    "Code 21216",
  );
  expect(wayOf({ ...row, input: {} }, "error.other", undefined)).toBe("Any other error");
  expect(wayOf(row, "rule-1", undefined)).toBe("rule-1");
});
