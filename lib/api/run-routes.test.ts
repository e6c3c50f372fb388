import { expect, test } from "vitest";
import { z } from "zod";
import { idempotencyKeys } from "@/drizzle/schema/api";
import { submitScreen } from "@/lib/flows/submit-screen";
import { handOverRun } from "@/lib/run/hand-over-run";
import { saveHostedPage } from "@/lib/settings/save-hosted-page";
import { startApi } from "@/test/api";
import { publishSteps, signInSteps } from "@/test/flows";
import { codeOnPhone, countOnPhone, createOtpProject } from "@/test/otp";
import { runRoutes } from "./run-routes";

const made = await createOtpProject({ sendsPerAddress: null, sendsPerPrefix: null });
const { ask, allowOrigin, db } = await startApi(made);
await publishSteps(made, "sign-in", signInSteps());
await publishSteps(made, "greet", {
  start: { kind: "start", config: { inputs: [{ key: "phone" }] }, to: { next: "send" } },
  send: {
    kind: "message",
    config: {
      connectorId: made.connectorId,
      channel: "sms",
      to: "{{inputs.phone}}",
      content: "Hello",
      key: "hello",
    },
    to: { sent: "end" },
  },
  end: { kind: "end", config: { result: "success", text: "Sent." } },
});
await publishSteps(made, "step-up", {
  start: { kind: "start", to: { next: "show" } },
  show: {
    kind: "screen",
    config: { text: "{{user.phone}}", buttons: [{ id: "submit" }] },
    to: { submit: "end" },
  },
  end: { kind: "end", config: { result: "success" } },
});

const outputOf = (path: string) => {
  const route = runRoutes.find((each) => each.path === path);
  if (!route) throw new Error(path);
  return route.output;
};

const signedInAnswer = z.object({ authInfo: z.object({ refreshJwt: z.string() }) });

async function start(headers?: Record<string, string>) {
  const answer = await ask("/v1/flow/start", { body: { flowId: "sign-in" }, headers });
  const key = answer.read(z.object({ executionId: z.string(), token: z.string() }));
  return { ...key, body: answer.body };
}
type Started = Awaited<ReturnType<typeof start>>;
const next = ({ executionId, token }: Started, more: object = {}) =>
  ask("/v1/flow/next", { body: { executionId, token, ...more } });

async function signIn(phone: string) {
  const run = await start();
  await next(run, { turn: 1, interactionId: "submit", input: { phone } });
  const code = await codeOnPhone(made, phone);
  const done = await next(run, { turn: 2, interactionId: "submit", input: { code } });
  return { run, done, refreshJwt: done.read(signedInAnswer).authInfo.refreshJwt };
}

test("a front end of its own takes a flow from start to tokens", async () => {
  const started = await start();
  expect(outputOf("/v1/flow/start").parse(started.body)).toMatchObject({
    status: "waiting",
    action: "screen",
    screen: { id: "phone", turn: 1, fields: [{ kind: "phone", key: "phone", error: null }] },
    authInfo: null,
  });
  const bad = await next(started, { turn: 1, interactionId: "submit", input: { phone: "12" } });
  expect(bad.body).toMatchObject({
    screen: { fields: [{ value: "12", error: "not_a_phone" }] },
  });
  const { run, done, refreshJwt } = await signIn("+14155550111");
  expect(outputOf("/v1/flow/next").parse(done.body)).toMatchObject({
    status: "completed",
    action: "none",
    screen: null,
    authInfo: { firstSeen: true, user: { phone: "+14155550111" } },
  });
  const again = await next(run);
  expect(again.body).toMatchObject({ status: "completed", authInfo: null });
  const me = await ask("/v1/auth/me", { token: refreshJwt });
  expect(me.status).toBe(200);
});

test("asking again, and answering a turn that is over, sends nothing", async () => {
  const run = await start();
  const phone = { turn: 1, interactionId: "submit", input: { phone: "+14155550112" } };
  const before = await countOnPhone(made);
  await next(run, phone);
  for (const more of [phone, {}, { interactionId: "submit" }])
    expect((await next(run, more)).body).toMatchObject({ status: "waiting", screen: { turn: 2 } });
  expect(await countOnPhone(made)).toBe(before + 1);
});

test("a start that sends is done once for a key, and its token is not kept in clear", async () => {
  const before = await countOnPhone(made);
  const call = () =>
    ask("/v1/flow/start", {
      body: { flowId: "greet", input: { phone: "+14155550113" } },
      headers: { "Idempotency-Key": "order-1" },
    });
  const first = await call();
  expect(first.body).toMatchObject({ status: "completed", text: "Sent.", authInfo: null });
  const second = await call();
  expect(second.body).toEqual(first.body);
  expect(second.headers.get("idempotent-replayed")).toBe("true");
  expect(await countOnPhone(made)).toBe(before + 1);
  const kept = JSON.stringify(await db.select().from(idempotencyKeys));
  expect(kept).toContain("pb1.");
  expect(kept).not.toContain(first.read(z.object({ token: z.string() })).token);
});

test("whoever is signed in is known to the flow by the refresh JWT", async () => {
  const { refreshJwt } = await signIn("+14155550114");
  const body = { flowId: "step-up" };
  const known = await ask("/v1/flow/start", { body, token: refreshJwt });
  expect(known.body).toMatchObject({ screen: { text: "+14155550114" } });
  expect(await ask("/v1/flow/start", { body, token: "a.b.c" })).toMatchObject({
    status: 401,
    body: { errorCode: "E064001" },
  });
});

test("the code of a hosted page is good once, in its project", async () => {
  const returnTo = "https://app.example.com/in?from=otp";
  await saveHostedPage(made.ctxFor("owner"), {
    returnUrls: [returnTo],
    embedOrigins: [],
    accent: null,
    logo: { kind: "keep" },
    handsCookies: false,
    expectedVersion: 0,
  });
  const run = await start();
  await next(run, { turn: 1, interactionId: "submit", input: { phone: "+14155550115" } });
  const key = { runId: run.executionId, runToken: run.token };
  const code = await codeOnPhone(made, "+14155550115");
  await submitScreen(made.app, { ...key, input: { turn: 2, button: "submit", fields: { code } } });
  const over = await handOverRun(made.app, { ...key, returnTo, state: "a b&code=x" });
  if (!over.ok) throw new Error(over.error.code);
  const location = new URL(over.value.location);
  expect(over.value.location.startsWith(`${returnTo}&code=`)).toBe(true);
  expect(location.searchParams.get("state")).toBe("a b&code=x");
  const handed = { code: location.searchParams.get("code") };
  expect(JSON.stringify(handed)).not.toContain(run.token);

  const other = await startApi(await createOtpProject({}, { db }));
  expect((await other.ask("/v1/flow/exchange", { body: handed })).status).toBe(401);
  const answers = await Promise.all(
    [1, 2, 3].map(() => ask("/v1/flow/exchange", { body: handed })),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401]);
  const good = answers.find(({ status }) => status === 200);
  expect(outputOf("/v1/flow/exchange").parse(good?.body)).toMatchObject({
    user: { phone: "+14155550115" },
  });
});

test.each([
  ["/v1/flow/start", { flowId: "nope" }, 404],
  ["/v1/flow/start", { flowId: "" }, 400],
  ["/v1/flow/start", { flowId: "sign-in", input: { "a.b": "1" } }, 400],
  ["/v1/flow/next", { executionId: "fr_0", token: "x".repeat(27) }, 400],
  ["/v1/flow/next", { executionId: "fr_0123456789abcdefghjkmnpq", token: "x".repeat(27) }, 404],
  ["/v1/flow/exchange", { code: "x".repeat(27) }, 401],
])("%s with %j answers %i", async (path, body, status) => {
  expect(await ask(path, { body })).toMatchObject({
    status,
    body: { errorCode: expect.stringMatching(/^E\d{6}$/), errorMessage: expect.any(String) },
  });
});

test("pages of allowed origins may call, and no others", async () => {
  const call = (origin: string) =>
    ask("/v1/flow/start", { body: { flowId: "sign-in" }, headers: { Origin: origin } });
  expect((await call("https://app.example.com")).status).toBe(403);
  await allowOrigin("https://app.example.com");
  await expect
    .poll(async () =>
      (await call("https://app.example.com")).headers.get("access-control-allow-origin"),
    )
    .toBe("https://app.example.com");
  expect((await call("https://app.example.com.evil.example")).status).toBe(403);
});
