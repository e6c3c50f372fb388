import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { messages } from "@/drizzle/schema/messages";
import type { RuleAction } from "@/e2e/fakes/twilio/rules";
import { savedConnector } from "@/test/connectors";
import { atFlow, publishSteps, screenOf, signInSteps } from "@/test/flows";
import { createOtpProject } from "@/test/otp";
import { configFor, startStandIn } from "@/test/twilio";
import { findRunOfMessage } from "./find-run-of-message";
import { selectRun } from "./run-store";

const standIn = startStandIn();
const test = await createOtpProject({ sendsPerAddress: null, sendsPerPrefix: null });
const { db, project } = test;

let next = 0;
const freshNumber = () => `+1415558${String(1000 + next++)}`;

/** A Twilio connector with an account of its own, and the context of an application that reaches it. */
async function twilio() {
  const account = await standIn.account();
  const { connectorId } = await savedConnector(test.ctxFor("admin"), {
    name: `Twilio ${next++}`,
    config: configFor(account),
  });
  const app = { ...test.app, twilioBaseUrl: standIn.io().twilioBaseUrl };
  const add = (action: RuleAction) =>
    account.addRule({ match: { method: "POST" }, action, times: null });
  const fail = (refusal: { code: number }) =>
    add({ kind: "error", ...refusal, afterAcceptance: false, headers: {} });
  const posts = async () => (await account.requests()).filter(({ method }) => method === "POST");
  return { account, connectorId, app, add, fail, posts };
}

const code = async (account: Awaited<ReturnType<typeof twilio>>["account"]) => {
  const [message] = await account.messages();
  return /\d{6}/.exec(message?.body ?? "")?.[0] ?? "";
};

describe("the connector of a step", () => {
  it("goes before the default of the channel", async () => {
    const { account, connectorId, app } = await twilio();
    await publishSteps(test, "override", signInSteps({ connectorId }));
    const user = await atFlow(app, "override");
    const phone = freshNumber();
    await user.press("submit", { phone });
    expect(await account.messages()).toMatchObject([{ to: phone }]);
    expect(await user.press("submit", { code: await code(account) })).toMatchObject({
      status: "completed",
      isSignedIn: true,
    });
    const [row] = await db.select().from(messages).where(eq(messages.connectorId, connectorId));
    expect(row).toMatchObject({
      purpose: "otp",
      story: { choice: { connector: "flow", template: "default" } },
    });
  });
});

const blockedSteps = (channel: "sms" | "voice", connectorId: string, errors: object) => ({
  ...signInSteps({ channel, connectorId }, errors),
  send: {
    kind: "otp-send",
    config: { purpose: "sign_up_or_in", channel, to: "{{form.phone}}", connectorId },
    errors,
    to: {
      sent: "code",
      "error.blocked_by_provider": "blocked",
      "error.code_21610": "stopped",
      "error.other": "other",
    },
  },
  blocked: screenStep("Blocked: {{error.class}} {{error.code}}"),
  stopped: screenStep("Stopped by {{error.code}}"),
  other: screenStep("Other: {{error.class}}"),
});

const screenStep = (text: string) => ({
  kind: "screen",
  config: { text, buttons: [{ id: "again" }] },
  to: { again: "phone" },
});

describe("what a provider refuses", () => {
  it.each([
    ["voice", 21216],
    ["sms", 30450],
  ] as const)("takes the branch of a block by %s (%d)", async (channel, twilioCode) => {
    const { connectorId, app, fail, posts } = await twilio();
    await fail({ code: twilioCode });
    const key = `blocked-${channel}`;
    const errors = { blocked_by_provider: { mode: "branch" } };
    await publishSteps(test, key, blockedSteps(channel, connectorId, errors));
    const user = await atFlow(app, key);
    await user.press("submit", { phone: freshNumber() });
    expect(user.screen()).toMatchObject({
      stepId: "blocked",
      text: `Blocked: blocked_by_provider ${twilioCode}`,
      error: null,
    });
    expect(await posts()).toHaveLength(1);
    expect(await user.path()).toContain("send error.blocked_by_provider");
    // The message that was refused leads to its run.
    const [refused] = await db
      .select({ id: messages.id })
      .from(messages)
      .where(eq(messages.connectorId, connectorId));
    expect(await findRunOfMessage(app, refused?.id ?? "")).toMatchObject({ runId: user.runId });
  });

  it("takes the branch of one code before that of its class, and of the rest last", async () => {
    const { connectorId, app, fail } = await twilio();
    const errors = {
      code_21610: { mode: "branch" },
      opted_out: { mode: "back", text: "Never read." },
      other: { mode: "branch" },
    };
    await publishSteps(test, "codes", blockedSteps("sms", connectorId, errors));
    await fail({ code: 21610 });
    const user = await atFlow(app, "codes");
    await user.press("submit", { phone: freshNumber() });
    expect(user.screen()).toMatchObject({ stepId: "stopped", text: "Stopped by 21610" });
    const second = await twilio();
    await second.fail({ code: 21408 });
    await publishSteps(test, "rest", blockedSteps("sms", second.connectorId, errors));
    const other = await atFlow(second.app, "rest");
    await other.press("submit", { phone: freshNumber() });
    expect(other.screen().text).toBe("Other: blocked_country");
  });

  it("goes back to the last screen with the author's words where nothing else was said", async () => {
    const { connectorId, app, fail } = await twilio();
    await fail({ code: 21614 });
    const errors = { bad_recipient: { mode: "back", text: "{{form.phone}} takes no messages." } };
    await publishSteps(test, "back", signInSteps({ connectorId }, errors));
    const user = await atFlow(app, "back");
    const phone = freshNumber();
    await user.press("submit", { phone });
    expect(user.screen()).toMatchObject({
      stepId: "phone",
      error: { class: "bad_recipient", text: `${phone} takes no messages.` },
      fields: [{ key: "phone", value: phone }],
    });
  });

  it("is not ignored where that would claim a code", async () => {
    const { connectorId, app, fail } = await twilio();
    await fail({ code: 20003 });
    const errors = { credentials: { mode: "ignore" }, unknown_outcome: { mode: "ignore" } };
    await publishSteps(test, "ignored", signInSteps({ connectorId }, errors));
    const user = await atFlow(app, "ignored");
    await user.press("submit", { phone: freshNumber() });
    expect(user.screen()).toMatchObject({ stepId: "phone", error: { class: "credentials" } });
  });

  it("may be unknown, and then the code that did arrive is good", async () => {
    const { account, connectorId, app, add, posts } = await twilio();
    await add({ kind: "reset", afterAcceptance: true });
    const errors = { unknown_outcome: { mode: "ignore" } };
    await publishSteps(test, "unknown", signInSteps({ connectorId }, errors));
    const user = await atFlow(app, "unknown");
    await user.press("submit", { phone: freshNumber() });
    expect(user.screen().stepId).toBe("code");
    expect(await posts()).toHaveLength(1);
    expect(await user.press("submit", { code: await code(account) })).toMatchObject({
      status: "completed",
    });
  });
});

describe("a Connector message", () => {
  const steps = (connectorId: string, config: object, errors: object = {}, to: object = {}) => ({
    ...signInSteps(),
    verify: { kind: "otp-verify", to: { verified: "notify" } },
    notify: {
      kind: "message",
      config: {
        connectorId,
        channel: "sms",
        to: "{{user.phone}}",
        content: "{{project.name}}: welcome {{form.phone}}{{form.missing}}",
        contextKey: "notice",
        ...config,
      },
      errors,
      to: { sent: "shown", ...to },
    },
    shown: screenStep("{{connectors.notice.status}} {{connectors.notice.errorCode}}"),
  });

  async function signedIn(app: Parameters<typeof atFlow>[0], key: string) {
    const user = await atFlow(app, key);
    const phone = freshNumber();
    await user.press("submit", { phone });
    const { codeOnPhone } = await import("@/test/otp");
    await user.press("submit", { code: await codeOnPhone(test, phone) });
    return { user, phone };
  }

  it("goes to {{user.phone}} once somebody has signed in", async () => {
    const { account, connectorId, app } = await twilio();
    await publishSteps(test, "notify", steps(connectorId, {}));
    const { user, phone } = await signedIn(app, "notify");
    expect(user.screen()).toMatchObject({ stepId: "shown", text: "queued " });
    expect(await account.messages()).toMatchObject([
      { to: phone, body: `Test project: welcome ${phone}` },
    ]);
    const [row] = await db.select().from(messages).where(eq(messages.connectorId, connectorId));
    expect(row).toMatchObject({
      purpose: "flow",
      recipient: phone,
      preview: `Test project: welcome ${phone}`,
      story: { choice: { connector: "flow" } },
      endUserId: expect.stringMatching(/^eu_/),
    });
  });

  it("says a call twice, in the language asked for", async () => {
    const { account, connectorId, app } = await twilio();
    await publishSteps(test, "call", steps(connectorId, { channel: "voice", language: "de" }));
    const { phone } = await signedIn(app, "call");
    const [call] = await account.calls();
    expect(call).toMatchObject({ to: phone });
    expect(call?.twiml?.match(/Test project: welcome/g)).toHaveLength(2);
    expect(call?.twiml).toContain("de-DE");
  });

  it("that fails is told to the steps after it, where its errors are ignored", async () => {
    const { connectorId, app, fail } = await twilio();
    await fail({ code: 21610 });
    await publishSteps(test, "notify-fails", steps(connectorId, {}, { other: { mode: "ignore" } }));
    const { user } = await signedIn(app, "notify-fails");
    expect(user.screen().text).toBe("failed 21610");
  });

  it("does not go to a premium number or to nobody, and nothing is sent", async () => {
    const { connectorId, app, posts } = await twilio();
    const errors = { number_refused: { mode: "branch" }, missing_value: { mode: "branch" } };
    const to = { "error.number_refused": "shown", "error.missing_value": "shown" };
    await publishSteps(test, "premium", steps(connectorId, { to: "+19005550100" }, errors, to));
    const { user } = await signedIn(app, "premium");
    expect(await user.path()).toContain("notify error.number_refused");
    await publishSteps(test, "nobody", steps(connectorId, { to: "{{user.name}}" }, errors, to));
    const nobody = await signedIn(app, "nobody");
    expect(await nobody.user.path()).toContain("notify error.missing_value");
    expect(await posts()).toEqual([]);
  });

  it("is held back after five to one recipient in ten minutes", async () => {
    const { connectorId, app, posts } = await twilio();
    const again = { ...steps(connectorId, { to: "+14155559999" }).shown, to: { again: "notify" } };
    const errors = { rate_limited: { mode: "branch" } };
    const all = steps(connectorId, { to: "+14155559999" }, errors, {
      "error.rate_limited": "held",
    });
    await publishSteps(test, "flood", { ...all, shown: again, held: screenStep("Held back") });
    const { user } = await signedIn(app, "flood");
    for (let n = 1; n < 5; n++) expect(screenOf(await user.press("again")).stepId).toBe("shown");
    expect(screenOf(await user.press("again")).stepId).toBe("held");
    expect(await posts()).toHaveLength(5);
  });

  it("is held back after thirty that strangers of one network ask for in an hour", async () => {
    const { connectorId, app, posts } = await twilio();
    await publishSteps(test, "strangers", {
      start: { kind: "start", to: { next: "ask" } },
      ask: {
        kind: "screen",
        config: { fields: [{ kind: "phone", key: "phone" }], buttons: [{ id: "submit" }] },
        to: { submit: "notify" },
      },
      notify: {
        kind: "message",
        config: { connectorId, channel: "sms", to: "{{form.phone}}", content: "Hello" },
        to: { sent: "ask", "error.rate_limited": "held" },
        errors: { rate_limited: { mode: "branch" } },
      },
      held: { ...screenStep("Held back"), to: {} },
    });
    const network = (host: number) => ({ ...app, ip: `2001:db8:0:7::${host}` });
    for (let run = 1; run <= 3; run++) {
      const user = await atFlow(network(run), "strangers");
      for (let n = 0; n < 10; n++)
        expect(screenOf(await user.press("submit", { phone: freshNumber() })).stepId).toBe("ask");
    }
    const one = await atFlow(network(9), "strangers");
    expect(screenOf(await one.press("submit", { phone: freshNumber() })).stepId).toBe("held");
    const elsewhere = await atFlow({ ...app, ip: "203.0.113.9" }, "strangers");
    expect(screenOf(await elsewhere.press("submit", { phone: freshNumber() })).stepId).toBe("ask");
    expect(await posts()).toHaveLength(31);
  });
});

it("neither codes nor tokens are kept in a run or its trace", async () => {
  const { account, connectorId, app } = await twilio();
  await publishSteps(test, "canary", signInSteps({ connectorId }));
  const user = await atFlow(app, "canary");
  await user.press("submit", { phone: freshNumber() });
  const right = await code(account);
  await user.press("submit", { code: right === "135791" ? "135792" : "135791" });
  await user.press("submit", { code: right });
  const { rows } = await db.$client.query(
    `select (select json_agg(r) from flow_runs r where id = $1)::text
      || (select json_agg(s) from flow_run_steps s where run_id = $1)::text
      || coalesce((select json_agg(j) from graphile_worker._private_jobs j)::text, '') as kept`,
    [user.runId],
  );
  const kept: string = rows[0].kept;
  expect(kept).toContain(user.runId);
  for (const secret of [right, "13579", user.runToken, "eyJ"]) expect(kept).not.toContain(secret);
  expect(await selectRun(db, project.id, user.runId)).toMatchObject({ status: "completed" });
});
