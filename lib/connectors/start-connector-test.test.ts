import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { settleBackground } from "@/lib/core/background";
import { savedConnector, twilioConfig } from "@/test/connectors";
import { createTestProject } from "@/test/context";
import { getConnector } from "./get-connector";
import { getConnectorTest } from "./get-connector-test";
import { startConnectorTest } from "./start-connector-test";

const project = await createTestProject();
const admin = project.ctxFor("admin");
const developer = project.ctxFor("developer");
const sandboxTest = { type: "sandbox", config: {} };
const toPhone = { to: "+14155550199", channel: "sms" } as const;

async function started(
  ctx = developer,
  input: Parameters<typeof startConnectorTest>[1] = sandboxTest,
) {
  const test = await startConnectorTest(ctx, input);
  if (!test.ok) throw new Error(JSON.stringify(test.error));
  return test.value;
}

async function result(testId: string) {
  await settleBackground();
  const got = await getConnectorTest(admin, { testId });
  if (!got.ok) throw new Error(got.error.code);
  return got.value;
}

describe("testing a connector", () => {
  it("answers its lines at once and goes on by itself to a result", async () => {
    const { testId, lines } = await started();
    expect(lines.map(({ state }) => state)).toEqual(["pending"]);
    const over = await result(testId);
    expect(over).toMatchObject({ state: "passed", problems: 0, finishedAt: expect.any(String) });
    expect(over.lines.map(({ state }) => state)).toEqual(["pass"]);
  });

  it("sends nothing without a recipient, and once with one", async () => {
    const count = async () => {
      const { rows } = await project.db.execute(
        sql`select count(*)::int as n from sandbox_messages`,
      );
      return rows[0]?.n;
    };
    const before = await count();
    await result((await started()).testId);
    expect(await count()).toBe(before);
    await result((await started(developer, { ...sandboxTest, recipient: toPhone })).testId);
    expect(await count()).toBe(Number(before) + 1);
  });

  it("leaves an audit row that holds no recipient", async () => {
    const { testId } = await started(developer, { ...sandboxTest, recipient: toPhone });
    await settleBackground();
    const { rows } = await project.db.execute(
      sql`select detail from audit_events where target_id = ${testId}`,
    );
    expect(rows).toEqual([{ detail: { type: "sandbox", testId, live: "sms" } }]);
  });

  it("keeps the result with a connector whose stored values it tells of", async () => {
    const { connectorId } = await savedConnector(admin, {
      type: "sandbox",
      name: "Tested",
      config: {},
    });
    const { testId } = await started(developer, { connectorId, type: "sandbox", config: null });
    await settleBackground();
    const kept = await getConnector(admin, { connectorId });
    expect(kept).toMatchObject({ value: { lastTest: { id: testId, state: "passed" } } });
  });

  it("brings the result of unsaved values along when they are saved", async () => {
    const { testId } = await started(admin);
    await settleBackground();
    const { connectorId } = await savedConnector(admin, {
      type: "sandbox",
      name: "Tested first",
      config: {},
      testId,
    });
    const kept = await getConnector(admin, { connectorId });
    expect(kept).toMatchObject({ value: { lastTest: { id: testId } } });
  });

  it("does not take the result of other values for these", async () => {
    const { testId } = await started(admin);
    await settleBackground();
    const { connectorId } = await savedConnector(admin, { name: "Other values", testId });
    expect(await getConnector(admin, { connectorId })).toMatchObject({ value: { lastTest: null } });
  });

  it("says what is missing before it asks the provider", async () => {
    const config = twilioConfig({ accountSid: "" });
    const test = await startConnectorTest(developer, { type: "twilio", config });
    expect(test).toMatchObject({
      ok: false,
      error: { code: "invalid_input", fields: { "config.accountSid": expect.any(String) } },
    });
  });

  it("calls a test that lost its server interrupted", async () => {
    const { testId } = await started();
    await settleBackground();
    await project.db.execute(sql`
      update connector_tests set state = 'running', finished_at = null,
        started_at = now() - interval '61 seconds' where id = ${testId}`);
    expect(await result(testId)).toMatchObject({ state: "interrupted" });
  });
});

describe("who may test, and how often", () => {
  it("refuses a viewer and writes it down", async () => {
    const viewer = project.ctxFor("viewer");
    const test = await startConnectorTest(viewer, sandboxTest);
    expect(test).toMatchObject({ ok: false, error: { code: "forbidden" } });
    const { rows } = await project.db.execute(sql`
      select result from audit_events
      where operation = 'connectors.test' and request_id = ${viewer.requestId}`);
    expect(rows).toEqual([{ result: "refused" }]);
  });

  it("shows the provider's own words only to those who may test", async () => {
    const { connectorId } = await savedConnector(admin, {
      type: "sandbox",
      name: "Quoted",
      config: {},
    });
    const { testId } = await started(developer, { connectorId, type: "sandbox", config: null });
    await settleBackground();
    const answer = { httpStatus: 502, code: "20500", text: "words of an inner host" };
    const lines = [{ id: "delivery", label: "Delivery", state: "fail", answer }];
    await project.db.execute(sql`
      update connector_tests set lines = ${JSON.stringify(lines)} where id = ${testId}`);
    for (const role of ["owner", "admin", "developer", "viewer"] as const) {
      const ctx = project.ctxFor(role);
      const answers = JSON.stringify([
        await getConnectorTest(ctx, { testId }),
        await getConnector(ctx, { connectorId }),
      ]);
      expect(answers.split(answer.text).length - 1).toBe(role === "viewer" ? 0 : 2);
      expect(answers.split("20500").length - 1).toBe(2);
    }
  });

  it("lets 30 a minute and connector through, and then says how long to wait", async () => {
    const { connectorId } = await savedConnector(admin, {
      type: "sandbox",
      name: "Limited",
      config: {},
    });
    const tests = await Promise.all(
      Array.from({ length: 32 }, () =>
        startConnectorTest(admin, { connectorId, type: "sandbox", config: null }),
      ),
    );
    await settleBackground();
    expect(tests.filter(({ ok }) => ok)).toHaveLength(30);
    expect(tests.find(({ ok }) => !ok)).toMatchObject({
      error: { code: "rate_limited", retryAfterSeconds: expect.any(Number) },
    });
  });
});
