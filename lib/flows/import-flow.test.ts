import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { auditEvents } from "@/drizzle/schema/audit";
import { seedConnector } from "@/lib/connectors/seed-connector";
import { savedConnector } from "@/test/connectors";
import { documentOf, signInSteps } from "@/test/flows";
import { createOtpProject } from "@/test/otp";
import { createFlow } from "./create-flow";
import { exportFlow } from "./export-flow";
import { getFlow } from "./get-flow";
import { importFlow } from "./import-flow";
import { flowFile, flowFileText } from "./model/flow-file";

const here = await createOtpProject();
const there = await createOtpProject({}, { db: here.db });
const owner = there.ctxFor("owner");

/** The text of a file with one message through a connector, and a template of its own. */
function fileOf(
  key: string,
  {
    connectorId,
    connector = "",
    templateId = null,
    template = "",
  }: { connectorId: string; connector?: string; templateId?: string | null; template?: string },
) {
  const document = documentOf({
    ...signInSteps({ templateId }),
    verify: { kind: "otp-verify", to: { verified: "notify" } },
    notify: {
      kind: "message",
      config: { connectorId, channel: "sms", to: "{{user.phone}}", content: "Hello" },
      to: { sent: "end" },
    },
  });
  const names = {
    connectors: { [connectorId]: connector },
    templates: templateId ? { [templateId]: template } : {},
  };
  return flowFileText(
    flowFile({ key, name: "Brought along", description: "", document: { ...document, names } }),
  );
}

const put = (file: string, more: Partial<Parameters<typeof importFlow>[1]> = {}) =>
  importFlow(owner, { file, choices: {}, replace: false, isTrial: false, ...more });

async function connectorOf(flowKey: string) {
  const flow = await getFlow(owner, { flowKey });
  const step = flow.ok ? flow.value.draft.document.steps.notify : null;
  return step?.kind === "message" ? step.config.connectorId : null;
}

const foreign = `cn_${"f".repeat(24)}`;

describe("a connector of the file", () => {
  it("is found by its id, also under another name", async () => {
    const { connectorId } = await savedConnector(owner, { name: "By id" });
    const done = await put(fileOf("by-id", { connectorId, connector: "Old name" }));
    expect(done).toEqual({ ok: true, value: { isImported: true, key: "by-id", isNew: true } });
    expect(await connectorOf("by-id")).toBe(connectorId);
    const exported = await exportFlow(owner, { flowKey: "by-id" });
    expect(exported.ok && exported.value.names.connectors).toEqual({ [connectorId]: "By id" });
  });

  it("is found by its name", async () => {
    const { connectorId } = await savedConnector(owner, { name: "Main line" });
    await put(fileOf("by-name", { connectorId: foreign, connector: "Main line" }));
    expect(await connectorOf("by-name")).toBe(connectorId);
  });

  it("is asked for when it is missing, and nothing is written until it is chosen", async () => {
    const file = fileOf("asked", { connectorId: foreign, connector: "Elsewhere" });
    const asked = await put(file);
    if (!asked.ok || asked.value.isImported) throw new Error("It was imported.");
    const [missing] = asked.value.missing;
    expect(missing).toMatchObject({ kind: "connector", id: foreign, name: "Elsewhere" });
    expect(missing?.channels).toEqual(["sms"]);
    expect(await getFlow(owner, { flowKey: "asked" })).toMatchObject({ ok: false });
    const chosen = missing?.candidates[0]?.id ?? "";
    await put(file, { choices: { [foreign]: chosen } });
    expect(await connectorOf("asked")).toBe(chosen);
  });

  it("may be left for later, and is a finding then", async () => {
    const file = fileOf("later", { connectorId: foreign, connector: "Elsewhere" });
    expect(await put(file, { choices: { [foreign]: null } })).toMatchObject({
      value: { isImported: true },
    });
    expect(await connectorOf("later")).toBe(foreign);
  });

  it("is not offered from another project", async () => {
    const other = await seedConnector(here.db, here.project.id, {
      type: "sandbox",
      name: "Theirs",
      by: here.userIds.owner,
    });
    const asked = await put(fileOf("strange", { connectorId: other, connector: "Theirs" }), {
      choices: { [other]: other },
    });
    expect(asked).toMatchObject({ value: { isImported: false, missing: [{ id: other }] } });
  });
});

it("a template is asked for by its channel", async () => {
  const templateId = `tp_${"f".repeat(24)}`;
  const { connectorId } = await savedConnector(owner, { name: "For templates" });
  const asked = await put(fileOf("tp", { connectorId, templateId, template: "Short" }));
  expect(asked).toMatchObject({
    value: {
      missing: [{ kind: "template", id: templateId, name: "Short", channels: ["sms"] }],
    },
  });
});

it("a flow with the same key gets a new draft once that is confirmed", async () => {
  await createFlow(owner, { key: "twice", name: "Was here", description: "Before" });
  const { connectorId } = await savedConnector(owner, { name: "For twice" });
  const file = fileOf("twice", { connectorId, connector: "For twice" });
  expect(await put(file)).toMatchObject({
    value: { isImported: false, missing: [], replaces: { name: "Was here" } },
  });
  expect(await put(file, { replace: true })).toEqual({
    ok: true,
    value: { isImported: true, key: "twice", isNew: false },
  });
  const flow = await getFlow(owner, { flowKey: "twice" });
  if (!flow.ok) throw new Error(flow.error.text);
  expect(flow.value).toMatchObject({ name: "Brought along", draft: { revision: 2 } });
  expect(flow.value.published).toBeNull();
  const exported = await exportFlow(owner, { flowKey: "twice" });
  expect(exported.ok && flowFileText(exported.value)).toBe(file);
  const rows = await there.db
    .select({ detail: auditEvents.detail })
    .from(auditEvents)
    .where(and(eq(auditEvents.operation, "flows.save"), eq(auditEvents.targetId, flow.value.id)));
  expect(rows.map(({ detail }) => detail)).toContainEqual({
    key: "twice",
    imported: true,
    revision: 2,
  });
});

it("only says what would happen to a trial", async () => {
  const { connectorId } = await savedConnector(owner, { name: "For a trial" });
  const trial = await put(fileOf("trial", { connectorId }), { isTrial: true });
  expect(trial).toEqual({
    ok: true,
    value: { isImported: false, key: "trial", name: "Brought along", missing: [], replaces: null },
  });
  expect(await getFlow(owner, { flowKey: "trial" })).toMatchObject({ ok: false });
});

it("says where a file is wrong", async () => {
  expect(await put("no json")).toMatchObject({
    error: { code: "invalid_input", fields: { file: "This file is not JSON." } },
  });
});
