import { describe, expect, it } from "vitest";
import { getFlow } from "@/lib/flows/get-flow";
import { saveDraft } from "@/lib/flows/save-draft";
import { saveTemplate } from "@/lib/templates/save-template";
import { savedConnector } from "@/test/connectors";
import { documentOf, publishSteps, signInSteps } from "@/test/flows";
import { createOtpProject } from "@/test/otp";
import { deleteUnusedConnector } from "./delete-unused-connector";
import { deleteUnusedTemplate } from "./delete-unused-template";
import { listConnectorUses } from "./list-connector-uses";
import { listTemplateUses } from "./list-template-uses";
import { replaceConnector } from "./replace-connector";

const test = await createOtpProject();
const owner = test.ctxFor("owner");

const connector = async (name: string) =>
  (await savedConnector(owner, { type: "sandbox", name, config: {} })).connectorId;

/** A sign-in with a call besides: through one connector each. */
const steps = (sms: string, voice = sms) => ({
  ...signInSteps({ connectorId: sms }),
  notify: {
    kind: "message",
    config: { connectorId: voice, channel: "voice", to: "{{user.phone}}", content: "Hello" },
    to: { sent: "end" },
  },
});

async function labelsOf(connectorId: string) {
  const uses = await listConnectorUses(owner, { connectorId });
  if (!uses.ok) throw new Error(uses.error.text);
  return (uses.value[connectorId] ?? []).map(({ label, path }) => `${label} at ${path}`);
}

async function flowOf(flowKey: string) {
  const flow = await getFlow(owner, { flowKey });
  if (!flow.ok) throw new Error(flow.error.text);
  return flow.value;
}

describe("a connector", () => {
  it("is used by drafts and by what is published, each flow and channel once", async () => {
    const [published, drafted] = [await connector("Published"), await connector("Drafted")];
    await publishSteps(test, "uses", steps(published));
    expect(await labelsOf(published)).toEqual([
      "Flow “uses”, SMS at flows/uses",
      "Flow “uses”, voice at flows/uses",
    ]);
    await saveDraft(owner, {
      flowKey: "uses",
      document: documentOf(steps(drafted)),
      expectedRevision: 1,
    });
    expect(await labelsOf(published)).toHaveLength(2);
    expect(await labelsOf(drafted)).toHaveLength(2);
  });

  it("is not deleted while a flow sends through it", async () => {
    const connectorId = await connector("Kept");
    await publishSteps(test, "keeps", signInSteps({ connectorId }));
    expect(await deleteUnusedConnector(owner, { connectorId })).toMatchObject({
      error: { code: "in_use", text: "This connector is still in use: Flow “keeps”, SMS." },
    });
    const unused = await connector("Unused");
    expect(await deleteUnusedConnector(owner, { connectorId: unused })).toMatchObject({ ok: true });
  });
});

describe("replacing a connector", () => {
  it("changes the draft, and publishes what is published again without the draft", async () => {
    const [before, after] = [await connector("Before"), await connector("After")];
    await publishSteps(test, "replaced", steps(before));
    const drafted = steps(before);
    await saveDraft(owner, {
      flowKey: "replaced",
      document: documentOf({
        ...drafted,
        end: { kind: "end", config: { result: "success", text: "Not published" } },
      }),
      expectedRevision: 1,
    });
    const done = await replaceConnector(owner, { connectorId: before, replacementId: after });
    expect(done).toEqual({ ok: true, value: { replaced: 2 } });
    const flow = await flowOf("replaced");
    expect(flow.published).toMatchObject({
      number: 2,
      note: "Connector Before was replaced by After.",
    });
    expect(flow.draft).toMatchObject({ revision: 3, savedByName: "Test owner" });
    for (const document of [flow.draft.document, flow.published?.document]) {
      const text = JSON.stringify(document);
      expect(text).not.toContain(before);
      expect(document?.names.connectors).toEqual({ [after]: "After" });
    }
    expect(JSON.stringify(flow.published?.document)).not.toContain("Not published");
    expect(flow.versions.map(({ number }) => number)).toEqual([2, 1]);
    expect(await deleteUnusedConnector(owner, { connectorId: before })).toMatchObject({ ok: true });
  });

  it("is refused as a whole where the other one cannot do a channel of a flow", async () => {
    const connectorId = await connector("Both");
    await publishSteps(test, "both", steps(connectorId));
    const { connectorId: silent } = await savedConnector(owner, { name: "Text only" });
    const refused = await replaceConnector(owner, { connectorId, replacementId: silent });
    expect(refused).toMatchObject({
      error: {
        fields: {
          replacementId: "Text only cannot do voice: It has no phone number for voice calls.",
        },
      },
    });
    expect((await flowOf("both")).draft.revision).toBe(1);
  });

  it("leaves other flows and their versions alone", async () => {
    const [one, other] = [await connector("One"), await connector("Other")];
    await publishSteps(test, "alone", signInSteps({ connectorId: other }));
    await replaceConnector(owner, { connectorId: one, replacementId: await connector("Third") });
    expect(await flowOf("alone")).toMatchObject({
      draft: { revision: 1 },
      published: { number: 1 },
    });
  });
});

it("a template is not deleted while a flow sends it", async () => {
  const saved = await saveTemplate(owner, {
    name: "Of a flow",
    content: { channel: "sms", body: "{{code}} is your code" },
  });
  if (!saved.ok) throw new Error(JSON.stringify(saved.error));
  const { templateId } = saved.value;
  await publishSteps(test, "templates", signInSteps({ templateId }));
  const uses = await listTemplateUses(owner);
  expect(uses.ok && uses.value.byId[templateId]).toEqual([
    {
      kind: "flow",
      label: "Flow “templates”, SMS",
      path: "flows/templates",
      channel: "sms",
    },
  ]);
  expect(await deleteUnusedTemplate(owner, { templateId })).toMatchObject({
    error: {
      code: "in_use",
      text: "This template is still in use: Flow “templates”, SMS. Choose another one there first.",
    },
  });
});
