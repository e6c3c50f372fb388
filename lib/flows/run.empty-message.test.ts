import { expect, it } from "vitest";
import { publishSteps } from "@/test/flows";
import { countOnPhone, createOtpProject } from "@/test/otp";
import { selectTrace } from "./run-store";
import { startRun } from "./start-run";

const test = await createOtpProject();

it("a message without words is kept in a draft, and nothing of it is sent", async () => {
  const before = await countOnPhone(test);
  await publishSteps(test, "no-words", {
    start: { kind: "start", to: { next: "message" } },
    message: {
      kind: "message",
      config: { connectorId: test.connectorId, channel: "sms", to: "+14155550199" },
      errors: { missing_value: { mode: "branch" } },
      to: { sent: "end", "error.missing_value": "none" },
    },
    end: { kind: "end", config: { result: "success" } },
    none: { kind: "end", config: { result: "failure", text: "Nothing to say" } },
  });
  const started = await startRun(test.app, { flowKey: "no-words" });
  if (!started.ok) throw new Error(started.error.text);
  const trace = await selectTrace(test.db, started.value.runId);
  expect(trace.map(({ stepId, port }) => [stepId, port])).toContainEqual([
    "message",
    "error.missing_value",
  ]);
  expect(await countOnPhone(test)).toBe(before);
});
