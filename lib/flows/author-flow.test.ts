import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { auditEvents } from "@/drizzle/schema/audit";
import { flowVersions } from "@/drizzle/schema/flows";
import { documentOf, publishSteps, signInSteps } from "@/test/flows";
import { createOtpProject } from "@/test/otp";
import { createFlow } from "./create-flow";
import { deleteFlow } from "./delete-flow";
import { duplicateFlow } from "./duplicate-flow";
import { exportFlow } from "./export-flow";
import { getFlowPage } from "./get-flow-page";
import { library } from "./library/library";
import { listFlows } from "./list-flows";
import { flowFileText, readFlowFile } from "./model/flow-file";
import { validateFlow } from "./model/validate-flow";
import { publishFlow } from "./publish-flow";
import { restoreVersion } from "./restore-version";
import { saveDraft } from "./save-draft";
import { setFlowEnabled } from "./set-flow-enabled";
import { startRun } from "./start-run";

const test = await createOtpProject();
const { ctxFor, db, app, project } = test;
const owner = ctxFor("owner");

async function pageOf(flowKey: string) {
  const page = await getFlowPage(owner, { flowKey });
  if (!page.ok) throw new Error(page.error.text);
  return page.value;
}

async function made(key: string, from?: string) {
  const created = await createFlow(owner, { key, name: `Flow ${key}`, ...(from ? { from } : {}) });
  if (!created.ok) throw new Error(created.error.text);
  return pageOf(key);
}

const publish = (flowKey: string, expectedRevision: number, acceptWarnings = false) =>
  publishFlow(owner, { flowKey, expectedRevision, note: "First", acceptWarnings });

describe.each(library)("the library's $name", ({ id, key }) => {
  it("has nothing to complain about in a new project", async () => {
    const { flow, surroundings } = await made(`${key}-lib`, id);
    expect(validateFlow(flow.draft.document, surroundings, flow)).toEqual([]);
  });
});

it("a draft is saved over the revision it was made from, and no other", async () => {
  const { flow } = await made("drafts");
  const document = documentOf(signInSteps());
  const saved = await saveDraft(owner, { flowKey: "drafts", document, expectedRevision: 1 });
  expect(saved).toMatchObject({ ok: true, value: { revision: 2 } });
  const late = await saveDraft(ctxFor("admin"), {
    flowKey: "drafts",
    document: flow.draft.document,
    expectedRevision: 1,
  });
  expect(late).toMatchObject({
    ok: false,
    error: { code: "changed_meanwhile", changed: { byName: "Test owner" } },
  });
  expect((await pageOf("drafts")).flow.draft.document).toEqual(document);
  const rows = await db
    .select({ detail: auditEvents.detail })
    .from(auditEvents)
    .where(and(eq(auditEvents.operation, "flows.save"), eq(auditEvents.targetId, flow.id)));
  expect(rows.map(({ detail }) => detail)).toContainEqual({ key: "drafts", revision: 2 });
});

it("what is published runs, and a later draft does not until it is published too", async () => {
  const { flow } = await made("publish", "sign-up-or-in-sms");
  expect(await startRun(app, { flowKey: "publish" })).toMatchObject({
    ok: false,
    error: { code: "not_found" },
  });
  expect(await publish("publish", flow.draft.revision)).toEqual({
    ok: true,
    value: { isPublished: true, number: 1 },
  });
  expect(await startRun(app, { flowKey: "publish" })).toMatchObject({
    ok: true,
    value: { answer: { status: "screen" } },
  });
  await saveDraft(owner, {
    flowKey: "publish",
    document: documentOf({ start: { kind: "start", to: { next: "end" } }, end: end("failure") }),
    expectedRevision: 1,
  });
  const [listed] = await listedAs("publish");
  expect(listed).toMatchObject({
    publishedNumber: 1,
    hasUnpublishedChanges: true,
    runs: { started: 1, completed: 0, failed: 0 },
  });
  expect(await startRun(app, { flowKey: "publish" })).toMatchObject({
    value: { answer: { status: "screen" } },
  });
  expect(
    await restoreVersion(owner, { flowKey: "publish", number: 1, expectedRevision: 2 }),
  ).toMatchObject({ ok: true, value: { revision: 3 } });
  expect((await listedAs("publish"))[0]?.hasUnpublishedChanges).toBe(false);
  await setFlowEnabled(owner, { flowKey: "publish", isEnabled: false });
  expect(await startRun(app, { flowKey: "publish" })).toMatchObject({
    ok: false,
    error: { code: "method_disabled" },
  });
});

const end = (result: string) => ({ kind: "end", config: { result } });
const listedAs = async (key: string) => {
  const all = await listFlows(owner);
  return all.ok ? all.value.filter((flow) => flow.key === key) : [];
};

it("a flow with errors is not published, and one with warnings once they are accepted", async () => {
  await made("checked");
  const broken = documentOf({ start: { kind: "start" }, end: end("success") });
  await saveDraft(owner, { flowKey: "checked", document: broken, expectedRevision: 1 });
  expect(await publish("checked", 2, true)).toMatchObject({
    ok: true,
    value: {
      isPublished: false,
      findings: [
        { severity: "error", stepId: "start", port: "next" },
        { severity: "warning", stepId: "end" },
      ],
    },
  });
  const spare = documentOf({
    start: { kind: "start", to: { next: "end" } },
    end: end("success"),
    spare: end("failure"),
  });
  await saveDraft(owner, { flowKey: "checked", document: spare, expectedRevision: 2 });
  expect(await publish("checked", 3)).toMatchObject({
    value: { isPublished: false, findings: [{ severity: "warning", stepId: "spare" }] },
  });
  expect(await publish("checked", 3, true)).toMatchObject({ value: { isPublished: true } });
  expect(await publish("checked", 2, true)).toMatchObject({
    ok: false,
    error: { code: "changed_meanwhile" },
  });
});

it("a published version can never be changed", async () => {
  await publishSteps(test, "frozen", signInSteps());
  await expect(db.update(flowVersions).set({ note: "Other" })).rejects.toThrow();
});

it("a key is taken once, and a flow that another one runs is not deleted", async () => {
  await made("inner");
  expect(await createFlow(owner, { key: "inner", name: "Again" })).toMatchObject({
    ok: false,
    error: { code: "name_taken", fields: { key: expect.any(String) } },
  });
  await made("outer");
  const document = documentOf({
    start: { kind: "start", to: { next: "sub" } },
    sub: { kind: "subflow", config: { flow: "inner" }, to: { success: "end", failure: "end" } },
    end: end("success"),
  });
  await saveDraft(owner, { flowKey: "outer", document, expectedRevision: 1 });
  expect((await listedAs("inner"))[0]?.usedIn).toEqual([{ key: "outer", name: "Flow outer" }]);
  expect(await deleteFlow(owner, { flowKey: "inner" })).toMatchObject({
    ok: false,
    error: { code: "in_use", text: "Flow outer runs this flow." },
  });
  expect(await deleteFlow(owner, { flowKey: "outer" })).toMatchObject({ ok: true });
  expect(await deleteFlow(owner, { flowKey: "inner" })).toMatchObject({ ok: true });
  expect(await listedAs("inner")).toEqual([]);
});

it("a published flow goes with its versions and runs", async () => {
  await publishSteps(test, "gone", signInSteps());
  await startRun(app, { flowKey: "gone" });
  expect(await deleteFlow(owner, { flowKey: "gone" })).toMatchObject({ ok: true });
});

it("a file that was exported and read is the same file, whatever order its keys were in", async () => {
  const { flow } = await made("file", "sms-blocked-voice");
  const exported = await exportFlow(owner, { flowKey: "file" });
  if (!exported.ok) throw new Error(exported.error.text);
  const text = flowFileText(exported.value);
  const { steps, ...rest } = exported.value;
  const shuffled = JSON.stringify({
    ...rest,
    steps: Object.fromEntries(
      Object.entries(steps)
        .reverse()
        .map(([id, step]) => [id, Object.fromEntries(Object.entries(step).reverse())]),
    ),
  });
  const read = readFlowFile(shuffled);
  if (!read.ok) throw new Error(read.error);
  expect(read.value.document).toEqual(flow.draft.document);
  await duplicateFlow(owner, { flowKey: "file", key: "file-2", name: "Copy" });
  expect(text).toBe(flowFileText(exported.value));
  const again = await exportFlow(owner, { flowKey: "file-2" });
  expect(again.ok && flowFileText({ ...again.value, key: "file", name: "Flow file" })).toBe(text);
});

it.each([
  ["{", "This file is not JSON."],
  ["{}", /^format: /],
  [
    JSON.stringify({ format: "patchbay-flow/1", key: "a", name: "A", steps: {} }),
    "steps: The step start is missing.",
  ],
  [
    JSON.stringify({
      format: "patchbay-flow/1",
      key: "a",
      name: "A",
      steps: {
        start: { kind: "start", name: "S", at: { x: 0, y: 0 }, config: {}, to: { next: "x" } },
      },
    }),
    "steps.start.to.next: This step is gone.",
  ],
])("says what is wrong with the file %j", (text, error) => {
  const read = readFlowFile(text);
  expect(read.ok).toBe(false);
  if (!read.ok)
    expect(read.error).toEqual(typeof error === "string" ? error : expect.stringMatching(error));
});

it("another project's flows are as if they did not exist", async () => {
  const other = await createOtpProject({}, { db });
  await made("mine");
  expect(await getFlowPage(other.ctxFor("owner"), { flowKey: "mine" })).toMatchObject({
    ok: false,
    error: { code: "not_found" },
  });
  expect(project.id).not.toBe(other.project.id);
});
