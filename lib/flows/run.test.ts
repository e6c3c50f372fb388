import { expect, it } from "vitest";
import type { ProjectCtx } from "@/lib/auth/context";
import { publishSteps, screenOf, signInSteps } from "@/test/flows";
import { codeOnPhone, countOnPhone, createOtpProject } from "@/test/otp";
import { readRun } from "./read-run";
import { selectTrace } from "./run-store";
import { startRun } from "./start-run";
import { submitScreen } from "./submit-screen";
import { takeRunTokens } from "./take-run-tokens";

const test = await createOtpProject({ sendsPerAddress: null, sendsPerPrefix: null });
const { app, db } = test;
await publishSteps(test, "sign-in", signInSteps());

async function begin(ctx: ProjectCtx = app, flowKey = "sign-in") {
  const started = await startRun(ctx, { flowKey });
  if (!started.ok) throw new Error(started.error.text);
  const { runId, runToken, answer } = started.value;
  const key = { runId, runToken };
  let turn = answer.status === "screen" ? answer.screen.turn : 0;
  return {
    ...key,
    first: answer,
    async press(button: string, fields: Record<string, string> = {}) {
      const result = await submitScreen(ctx, { ...key, input: { turn, button, fields } });
      if (!result.ok) throw new Error(result.error.text);
      if (result.value.status === "screen") turn = result.value.screen.turn;
      return result.value;
    },
  };
}

it("signs somebody up from the number to the tokens", async () => {
  const run = await begin();
  expect(screenOf(run.first)).toMatchObject({ stepId: "phone", title: "Sign in", turn: 1 });
  const code = await run.press("submit", { phone: "+1 415 555 0101" });
  expect(screenOf(code)).toMatchObject({
    stepId: "code",
    text: "Sent to +1********01",
    sentTo: { channel: "sms", masked: "+1********01" },
    codeLength: 6,
    error: null,
  });
  const end = await run.press("submit", { code: await codeOnPhone(test, "+14155550101") });
  expect(end).toEqual({ status: "completed", text: "", isSignedIn: true });
  const tokens = await takeRunTokens(app, run);
  expect(tokens).toMatchObject({
    ok: true,
    value: { isNew: true, user: { phone: "+14155550101", isPhoneVerified: true } },
  });
  expect(await takeRunTokens(app, run)).toMatchObject({ ok: false, error: { code: "not_found" } });
  const trace = await selectTrace(db, run.runId);
  expect(trace.map(({ sequence, stepId, port }) => [sequence, stepId, port])).toEqual([
    [1, "start", "next"],
    [2, "phone", "submit"],
    [3, "send", "sent"],
    [4, "code", "submit"],
    [5, "verify", "verified"],
    [6, "end", "success"],
  ]);
});

it("a wrong code goes back to the screen with its reason, and the right one still works", async () => {
  const run = await begin();
  await run.press("submit", { phone: "+14155550102" });
  const right = await codeOnPhone(test, "+14155550102");
  const wrong = right === "111111" ? "222222" : "111111";
  const again = screenOf(await run.press("submit", { code: wrong }));
  expect(again).toMatchObject({ stepId: "code", error: { class: "wrong_code", text: null } });
  expect(await run.press("submit", { code: right })).toMatchObject({ status: "completed" });
});

it("fields that are not good come back with the screen, and nothing is sent", async () => {
  const before = await countOnPhone(test);
  const run = await begin();
  const empty = screenOf(await run.press("submit"));
  expect(empty).toMatchObject({ stepId: "phone", turn: 1, fieldErrors: { phone: "missing" } });
  const bad = screenOf(await run.press("submit", { phone: "0415 555" }));
  expect(bad.fieldErrors).toEqual({ phone: "not_a_phone" });
  expect(bad.fields[0]?.value).toBe("0415 555");
  expect(await countOnPhone(test)).toBe(before);
});

it("what answers no screen that is shown now changes nothing", async () => {
  const run = await begin();
  const input = { turn: 1, button: "submit", fields: { phone: "+14155550103" } };
  const before = await countOnPhone(test);
  // A double click, and a second tab.
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => submitScreen(app, { ...run, input })),
  );
  for (const answer of answers) expect(answer.ok).toBe(true);
  expect(await countOnPhone(test)).toBe(before + 1);
  const late = await submitScreen(app, { ...run, input });
  expect(late.ok && screenOf(late.value).stepId).toBe("code");
  const unknown = await submitScreen(app, { ...run, input: { ...input, turn: 2, button: "nope" } });
  expect(unknown.ok && screenOf(unknown.value).stepId).toBe("code");
});

it("nobody without its token learns of a run", async () => {
  const run = await begin();
  const wrong = { runId: run.runId, runToken: `${run.runToken.slice(0, -1)}_` };
  expect(await readRun(app, wrong)).toMatchObject({ ok: false, error: { code: "not_found" } });
  const anonymous = { ...app, actor: { kind: "anonymous" as const } };
  expect(await readRun(anonymous, run)).toMatchObject({
    ok: false,
    error: { code: "unauthenticated" },
  });
});

it("a flow that is unknown, or was never published, starts no run", async () => {
  expect(await startRun(app, { flowKey: "nope" })).toMatchObject({
    ok: false,
    error: { code: "not_found" },
  });
});
