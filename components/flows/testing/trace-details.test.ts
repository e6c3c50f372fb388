import { describe, expect, it } from "vitest";
import type { TraceView } from "@/lib/flows/schema";
import { traceDetails } from "./trace-details";

const names = {
  connector: (id: string) => (id === "cn_1" ? "Twilio main" : null),
  template: () => null,
  flow: () => null,
};
const row = (input: TraceView["input"], output: TraceView["output"] = {}): TraceView => ({
  sequence: 1,
  within: [],
  stepId: "send",
  stepName: null,
  portName: null,
  kind: "otp-send",
  port: "sent",
  input,
  output,
  errorClass: null,
  errorCode: null,
  messageId: null,
  startedAt: "2026-01-01T00:00:00.000Z",
  durationMs: 3,
});

describe("the details of a step that ran", () => {
  it("are told in the words of the editor", () => {
    const input = { channel: "sms", purpose: "sign_up_or_in", connectorId: "cn_1" };
    expect(traceDetails(row({ ...input, templateId: null, simulated: "timeout" }), names)).toEqual([
      { label: "Channel", value: "SMS" },
      { label: "What it does", value: "Sign Up or In" },
      { label: "Connector", value: "Twilio main" },
      { label: "Template", value: "Default" },
      { label: "Simulated", value: "no answer" },
    ]);
  });

  it("leave out what is empty, and show what has no words as it is", () => {
    const input = { subject: "", inputs: {}, messageId: "ms_1", constructor: "x" };
    expect(traceDetails(row(input, { connectorId: "cn_gone" }), names)).toEqual([
      { label: "constructor", value: "x" },
      { label: "Connector", value: "cn_gone" },
    ]);
  });

  it("spell out what holds several", () => {
    const input = { missing: ["user.name", "values.x"] };
    expect(traceDetails(row(input, { form: { phone: "+1415", note: "" } }), names)).toEqual([
      { label: "Without a value", value: "user.name\nvalues.x" },
      { label: "Entered", value: "phone: +1415" },
    ]);
  });
});
