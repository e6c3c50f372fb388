import nodeSdk from "@descope/node-sdk";
import { expect, test } from "vitest";
import type { Scope } from "@/lib/auth/permissions";
import { createFlow } from "@/lib/flows/create-flow";
import { saveDraft } from "@/lib/flows/save-draft";
import { createManagementKey } from "@/lib/settings/create-management-key";
import { startApi } from "@/test/api";
import { documentOf } from "@/test/flows";
import { createOtpProject } from "@/test/otp";

const project = await createOtpProject();
const owner = project.ctxFor("owner");
const api = await startApi(project);
const projectId = project.project.id;

async function clientWith(scopes: Scope[]) {
  const made = await createManagementKey(owner, { name: "Key", scopes, expiresInDays: null });
  if (!made.ok) throw new Error(made.error.text);
  const { management } = nodeSdk({
    projectId,
    baseUrl: api.baseUrl,
    managementKey: made.value.key,
  });
  return { flow: management.flow, bearer: `Bearer ${projectId}:${made.value.key}` };
}
const { flow, bearer } = await clientWith(["flows:write"]);

const post = async (path: string, body: object) => {
  const answer = await fetch(`${api.baseUrl}${path}`, {
    method: "POST",
    headers: { Authorization: bearer, "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  // The API answers JSON objects; what is in them is what the tests are about.
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
};

test("a flow is listed, exported, imported under another id, published and deleted", async () => {
  await createFlow(owner, { key: "orders", name: "Orders", from: "order-notification" });
  const listed = await flow.list();
  expect(listed.data?.flows).toEqual([
    { id: "orders", name: "Orders", description: "", disabled: false },
  ]);
  const exported = await flow.export("orders");
  if (!exported.data) throw new Error("Nothing was exported.");
  expect(exported.data.flow).toMatchObject({ id: "orders", dsl: { format: "patchbay-flow/1" } });
  const again = await flow.import("copied", exported.data.flow, []);
  expect(again.data).toEqual({
    flow: { ...exported.data.flow, id: "copied" },
    screens: [],
  });
  expect(await post("/v1/mgmt/flow/publish", { flowId: "copied", note: "By a program" })).toEqual({
    status: 200,
    body: { number: 1 },
  });
  expect((await flow.delete(["orders", "copied"])).ok).toBe(true);
  expect((await flow.list()).data?.total).toBe(0);
});

test("a flow of hundreds of steps fits into a call", async () => {
  const steps = Object.fromEntries(
    Array.from({ length: 500 }, (_, index) => [
      `step-${index}`,
      {
        kind: "set-values",
        config: { values: [{ key: "a", value: "{{now}}" }] },
        to: { next: index === 499 ? "end" : `step-${index + 1}` },
      },
    ]),
  );
  const document = documentOf({
    start: { kind: "start", to: { next: "step-0" } },
    ...steps,
    end: { kind: "end", config: { result: "success" } },
  });
  await createFlow(owner, { key: "long", name: "Long" });
  await saveDraft(owner, { flowKey: "long", document, expectedRevision: 1 });
  const exported = await flow.export("long");
  if (!exported.data) throw new Error("Nothing was exported.");
  expect((await flow.import("long", exported.data.flow)).ok).toBe(true);
});

test("an import says what is missing and what is wrong, and writes nothing then", async () => {
  const at = { x: 0, y: 0 };
  const imported = (steps: object) =>
    flow.import("wrong", {
      id: "wrong",
      name: "Wrong",
      disabled: false,
      dsl: { format: "patchbay-flow/1", steps },
    });
  const noStart = await imported({});
  expect(noStart).toMatchObject({ ok: false, code: 400 });
  expect(noStart.error?.errorMessage).toContain("The step start is missing.");
  const connectorId = `cn_${"f".repeat(24)}`;
  const missing = await imported({
    start: { kind: "start", name: "Start", at, config: {}, to: { next: "text" } },
    text: {
      kind: "message",
      name: "Text",
      at,
      config: { connectorId, channel: "sms", to: "+14155550100", content: "Hello" },
    },
  });
  expect(missing.error?.errorMessage).toBe(
    `The project has no connector with the id ${connectorId}.`,
  );
  expect((await flow.export("wrong")).code).toBe(404);
});

test("a draft with errors is not published, and a flow that another runs is not deleted", async () => {
  await createFlow(owner, { key: "inner", name: "Inner" });
  await createFlow(owner, { key: "outer", name: "Outer" });
  const document = documentOf({
    start: { kind: "start", to: { next: "sub" } },
    sub: { kind: "subflow", config: { flow: "inner" }, to: { success: "end", failure: "end" } },
    end: { kind: "end", config: { result: "success" } },
  });
  await saveDraft(owner, { flowKey: "outer", document, expectedRevision: 1 });
  const refused = await post("/v1/mgmt/flow/publish", { flowId: "outer" });
  expect(refused).toMatchObject({
    status: 400,
    body: { errorMessage: "sub: Inner was never published." },
  });
  expect(await flow.delete(["inner"])).toMatchObject({ ok: false, code: 409 });
});

test("a key that may only read flows changes none", async () => {
  const reader = (await clientWith(["flows:read"])).flow;
  expect((await reader.list()).ok).toBe(true);
  expect((await reader.export("inner")).ok).toBe(true);
  const { data } = await reader.export("inner");
  if (!data) throw new Error("Nothing was exported.");
  expect(await reader.import("inner", data.flow)).toMatchObject({ ok: false, code: 403 });
  expect(await reader.delete(["outer"])).toMatchObject({ ok: false, code: 403 });
  const other = (await clientWith(["users:read"])).flow;
  expect(await other.list()).toMatchObject({ ok: false, code: 403 });
});
