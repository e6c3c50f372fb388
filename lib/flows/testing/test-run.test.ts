import { describe, expect, it } from "vitest";
import { messages } from "@/drizzle/schema/messages";
import { endUsers } from "@/drizzle/schema/users";
import { savedConnector, twilioConfig } from "@/test/connectors";
import { documentOf, screenOf, signInSteps } from "@/test/flows";
import { codeOnPhone, countOnPhone, createOtpProject } from "@/test/otp";
import { createFlow } from "../create-flow";
import type { FlowDocument } from "../model/document";
import type { Simulations } from "../model/simulation";
import { publishFlow } from "../publish-flow";
import { saveDraft } from "../save-draft";
import type { TestRunView } from "../schema";
import { wakeRun } from "../wake-run";
import { deleteScenario } from "./delete-scenario";
import { listScenarios } from "./list-scenarios";
import { readTestRun } from "./read-test-run";
import { recordScenario } from "./record-scenario";
import { restartTestRun } from "./restart-test-run";
import { runScenarios } from "./run-scenarios";
import { startTestRun } from "./start-test-run";
import { submitTestScreen } from "./submit-test-screen";

const test = await createOtpProject();
const { ctxFor, db } = test;
const owner = ctxFor("owner");
const { connectorId: twilio } = await savedConnector(ctxFor("admin"), {
  config: twilioConfig({ voiceFrom: "+14155550100" }),
});
await createFlow(owner, { key: "tried", name: "Tried" });

const view = (result: Awaited<ReturnType<typeof readTestRun>>): TestRunView => {
  if (!result.ok) throw new Error(result.error.text);
  return result.value;
};

async function begin(document: FlowDocument, simulations: Simulations = {}, confirmsReal = false) {
  const input = { flowKey: "tried", document, inputs: {}, locale: null, simulations, confirmsReal };
  let now = view(await startTestRun(owner, input));
  return {
    now: () => now,
    screen: () => screenOf(now.answer),
    path: () => now.trace.map(({ stepId, port }) => `${stepId} ${port ?? "…"}`),
    async press(button: string, fields: Record<string, string> = {}) {
      const { turn } = screenOf(now.answer);
      now = view(await submitTestScreen(owner, { runId: now.runId, turn, button, fields }));
      return now;
    },
    async restart(sequence: number, other?: Simulations) {
      const input = { runId: now.runId, sequence, ...(other ? { simulations: other } : {}) };
      now = view(await restartTestRun(owner, input));
      return now;
    },
    async read() {
      now = view(await readTestRun(owner, { runId: now.runId }));
      return now;
    },
  };
}

const blockable = documentOf({
  ...signInSteps(),
  send: {
    kind: "otp-send",
    config: {
      purpose: "sign_up_or_in",
      channel: "voice",
      to: "{{form.phone}}",
      connectorId: twilio,
    },
    errors: { blocked_by_provider: { mode: "branch" } },
    to: { sent: "code", "error.blocked_by_provider": "blocked" },
  },
  blocked: { kind: "end", config: { result: "failure", text: "Blocked: {{error.code}}" } },
});

describe("a test run", () => {
  it("goes the whole way without a phone, a message or a user", async () => {
    const before = await countOnPhone(test);
    const run = await begin(documentOf(signInSteps()));
    await run.press("submit", { phone: "+14155550401" });
    expect(run.screen()).toMatchObject({ stepId: "code", text: "Sent to +1********01" });
    const wrong = await run.press("submit", { code: "123456" });
    expect(screenOf(wrong.answer).error).toMatchObject({ class: "wrong_code" });
    const end = await run.press("submit", { code: "000000" });
    expect(end).toMatchObject({
      answer: { status: "completed", isSignedIn: true },
      stepId: null,
      values: { user: { phone: "+14155550401" } },
    });
    expect(await countOnPhone(test)).toBe(before);
    expect(await db.$count(messages)).toBe(0);
    expect(await db.$count(endUsers)).toBe(0);
    const send = end.trace.find(({ stepId }) => stepId === "send");
    expect(send).toMatchObject({
      port: "sent",
      input: {
        to: "+14155550401",
        simulated: "success",
        content: expect.stringContaining("\u2022\u2022\u2022\u2022\u2022\u2022"),
      },
      durationMs: expect.any(Number),
    });
  });

  it.each<[string, Simulations, string]>([
    ["a code of Twilio's", { send: { kind: "code", code: "21216" } }, "Blocked: 21216"],
    ["a class", { send: { kind: "class", class: "blocked_by_provider" } }, "Blocked: "],
  ])("takes the branch of %s", async (_, simulations, text) => {
    const run = await begin(blockable, simulations);
    const end = await run.press("submit", { phone: "+14155550402" });
    expect(end.answer).toEqual({ status: "failed", text });
    expect(run.path()).toContain("send error.blocked_by_provider");
  });

  it("begins again from an earlier step, with another answer", async () => {
    const run = await begin(blockable, { send: { kind: "code", code: "21216" } });
    await run.press("submit", { phone: "+14155550403" });
    expect(run.path()).toEqual([
      "start next",
      "phone submit",
      "send error.blocked_by_provider",
      "blocked failure",
    ]);
    await run.restart(3, {});
    expect(run.path()).toEqual(["start next", "phone submit", "send sent", "code …"]);
    expect(run.screen()).toMatchObject({ stepId: "code" });
    await run.restart(2);
    expect(run.screen()).toMatchObject({ stepId: "phone" });
  });

  it("waits for a late receipt as long as it says", async () => {
    const document = documentOf({
      start: { kind: "start", to: { next: "send" } },
      send: {
        kind: "message",
        config: { connectorId: twilio, channel: "sms", to: "+14155550404", content: "Hi" },
        to: { sent: "wait" },
      },
      wait: {
        kind: "wait-receipt",
        config: { seconds: 60 },
        to: { delivered: "yes", undelivered: "no", none: "none" },
      },
      yes: { kind: "end", config: { result: "success", text: "Delivered" } },
      no: { kind: "end", config: { result: "failure", text: "{{error.class}}" } },
      none: { kind: "end", config: { result: "failure", text: "None" } },
    });
    const late = { kind: "late", status: "undelivered", code: "30007", afterSeconds: 4 } as const;
    const run = await begin(document, { send: late });
    expect(run.now().answer).toEqual({ status: "working" });
    const system = ctxFor("anonymous", {
      actor: { kind: "system", name: "test" },
      clock: { now: () => new Date(Date.now() + 5_000) },
    });
    await wakeRun(system, { runId: run.now().runId, sequence: 3, isTimeUp: true });
    expect((await run.read()).answer).toEqual({ status: "failed", text: "filtered" });
    const never = await begin(document, { send: { ...late, afterSeconds: 100 } });
    const later = { ...system, clock: { now: () => new Date(Date.now() + 61_000) } };
    await wakeRun(later, { runId: never.now().runId, sequence: 3, isTimeUp: true });
    expect((await never.read()).answer).toEqual({ status: "failed", text: "None" });
  });

  it("really sends only where that was asked for and confirmed", async () => {
    const document = documentOf(signInSteps());
    const refused = await startTestRun(owner, {
      ...{ flowKey: "tried", document, inputs: {}, locale: null, confirmsReal: false },
      simulations: { send: { kind: "real" } },
    });
    expect(refused).toMatchObject({ ok: false, error: { code: "invalid_input" } });
    const before = await countOnPhone(test);
    const run = await begin(document, { send: { kind: "real" } }, true);
    await run.press("submit", { phone: "+14155550405" });
    expect(await countOnPhone(test)).toBe(before + 1);
    const code = await codeOnPhone(test, "+14155550405");
    // To begin again from the step does not send again.
    await run.restart(3);
    expect(await countOnPhone(test)).toBe(before + 1);
    expect((await run.press("submit", { code })).answer).toMatchObject({ status: "completed" });
  });

  it("is none of an end user's runs, and no viewer's", async () => {
    const run = await begin(documentOf(signInSteps()));
    const { runId } = run.now();
    expect(await readTestRun(ctxFor("viewer"), { runId })).toMatchObject({
      error: { code: "forbidden" },
    });
  });
});

describe("a scenario", () => {
  it("is made of a test run by one call, and holds back what would break it", async () => {
    await createFlow(owner, { key: "guarded", name: "Guarded" });
    await saveDraft(owner, { flowKey: "guarded", document: blockable, expectedRevision: 1 });
    const input = { flowKey: "guarded", document: blockable, inputs: {}, locale: null };
    const record = async (name: string, simulations: Simulations, codes: string[]) => {
      let run = view(await startTestRun(owner, { ...input, simulations, confirmsReal: false }));
      const press = async (fields: Record<string, string>) => {
        const { turn } = screenOf(run.answer);
        run = view(
          await submitTestScreen(owner, { runId: run.runId, turn, button: "submit", fields }),
        );
      };
      await press({ phone: "+14155550406" });
      for (const code of codes) await press({ code });
      const recorded = await recordScenario(owner, { runId: run.runId, name });
      if (!recorded.ok) throw new Error(recorded.error.text);
    };
    await record("Signs in after a wrong code", {}, ["111111", "000000"]);
    await record("Is blocked", { send: { kind: "code", code: "21216" } }, []);
    const listed = await listScenarios(owner, { flowKey: "guarded" });
    if (!listed.ok) throw new Error(listed.error.text);
    expect(listed.value.map(({ name }) => name)).toEqual([
      "Is blocked",
      "Signs in after a wrong code",
    ]);
    expect(listed.value[1]?.scenario.answers).toMatchObject([
      { stepId: "phone", fields: { phone: "+14155550406" } },
      { stepId: "code", code: "wrong" },
      { stepId: "code", code: "right" },
    ]);
    const played = await runScenarios(owner, { flowKey: "guarded", document: blockable });
    expect(played).toMatchObject({ value: [{ isAsExpected: true }, { isAsExpected: true }] });

    const { blocked, ...steps } = blockable.steps;
    const broken: FlowDocument = {
      ...blockable,
      steps: {
        ...steps,
        ...(blocked
          ? { blocked: { ...blocked, kind: "end", config: { result: "success", text: "" } } }
          : {}),
      },
    };
    await saveDraft(owner, { flowKey: "guarded", document: broken, expectedRevision: 2 });
    const publish = (expectedRevision: number) =>
      publishFlow(owner, { flowKey: "guarded", expectedRevision, note: "", acceptWarnings: true });
    expect(await publish(3)).toMatchObject({
      ok: true,
      value: {
        isPublished: false,
        findings: [
          {
            severity: "error",
            text: 'Scenario "Is blocked": Expected "blocked failure", but "blocked success" came.',
          },
        ],
      },
    });
    const [first] = listed.value;
    await deleteScenario(owner, { flowKey: "guarded", scenarioId: first?.id ?? "" });
    expect(await publish(3)).toMatchObject({ value: { isPublished: true } });
  });

  it("goes through the screens of a published flow that it runs", async () => {
    await createFlow(owner, { key: "inner", name: "Inner" });
    const inner = documentOf(signInSteps());
    await saveDraft(owner, { flowKey: "inner", document: inner, expectedRevision: 1 });
    const published = await publishFlow(owner, {
      ...{ flowKey: "inner", expectedRevision: 2, note: "", acceptWarnings: true },
    });
    expect(published).toMatchObject({ ok: true, value: { isPublished: true } });
    const outer = documentOf({
      start: { kind: "start", to: { next: "sub" } },
      sub: { kind: "subflow", config: { flow: "inner" }, to: { success: "end" } },
      end: { kind: "end", config: { result: "success" } },
    });
    const run = await begin(outer);
    await run.press("submit", { phone: "+14155550407" });
    await run.press("submit", { code: "111111" });
    const { answer, runId } = await run.press("submit", { code: "000000" });
    expect(answer).toMatchObject({ status: "completed" });
    expect(await recordScenario(owner, { runId, name: "Within" })).toMatchObject({ ok: true });
    const listed = await listScenarios(owner, { flowKey: "tried" });
    expect(listed).toMatchObject({
      value: [
        {
          scenario: {
            answers: [
              { stepId: "phone", fields: { phone: "+14155550407" } },
              { stepId: "code", code: "wrong" },
              { stepId: "code", code: "right" },
            ],
          },
        },
      ],
    });
    const played = await runScenarios(owner, { flowKey: "tried", document: outer });
    expect(played).toMatchObject({ value: [{ isAsExpected: true, difference: "" }] });
  });
});
