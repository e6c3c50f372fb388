import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { deleteConnector } from "@/lib/connectors/delete-connector";
import type { Channel } from "@/lib/core/channel";
import { deleteTemplate } from "@/lib/templates/delete-template";
import { saveTemplate } from "@/lib/templates/save-template";
import { deleteUnusedTemplate } from "@/lib/usage/delete-unused-template";
import { listConnectorUses } from "@/lib/usage/list-connector-uses";
import { listTemplateUses } from "@/lib/usage/list-template-uses";
import { replaceConnector } from "@/lib/usage/replace-connector";
import { savedConnector, twilioConfig } from "@/test/connectors";
import { createTestProject, type TestProject } from "@/test/context";
import { getOtp } from "./get-otp";
import { otpPolicy } from "./policy";
import { saveOtpChannel } from "./save-otp-channel";
import { seedOtp } from "./seed-otp";

const first = await createTestProject();
const policy = otpPolicy.parse({ countries: ["US"] });

/** A project as setup leaves it: a Sandbox connector behind every channel. */
async function seeded(project: TestProject = first) {
  const owner = project.ctxFor("owner");
  const { connectorId: sandboxId } = await savedConnector(owner, {
    type: "sandbox",
    name: `Sandbox ${Math.random()}`,
    config: {},
  });
  await seedOtp(project.db, project.project.id, sandboxId, ["US"]);
  return { owner, sandboxId };
}

const fresh = async () => {
  const project = await createTestProject({ db: first.db });
  return { project, ...(await seeded(project)) };
};

async function card(ctx: ReturnType<TestProject["ctxFor"]>, channel: Channel) {
  const otp = await getOtp(ctx);
  if (!otp.ok) throw new Error(otp.error.code);
  const found = otp.value.find((entry) => entry.channel === channel);
  if (!found) throw new Error(`no card for ${channel}`);
  return found;
}

describe("the OTP settings", () => {
  it("of a new project send all channels through its Sandbox with the System template", async () => {
    const { owner, sandboxId } = await fresh();
    const otp = await getOtp(owner);
    if (!otp.ok) throw new Error(otp.error.code);
    expect(otp.value.map(({ channel }) => channel)).toEqual(["sms", "voice", "email"]);
    for (const entry of otp.value)
      expect(entry).toMatchObject({
        connectorId: sandboxId,
        templateId: null,
        isEnabled: true,
        expiresInSeconds: 300,
      });
  });

  it("offer a connector only for the channels of its type, and say why one is not ready", async () => {
    const { owner } = await fresh();
    const silent = await savedConnector(owner, { name: "No voice" });
    expect((await card(owner, "email")).connectors.map(({ type }) => type)).toEqual(["sandbox"]);
    const voice = (await card(owner, "voice")).connectors.find(
      ({ id }) => id === silent.connectorId,
    );
    expect(voice?.state).toEqual({
      isReady: false,
      reason: "It has no phone number for voice calls.",
    });
  });

  it("keep the choice and write down what changed", async () => {
    const { owner, project, sandboxId } = await fresh();
    const { connectorId } = await savedConnector(owner, {
      name: "Chosen",
      config: twilioConfig({ voiceFrom: "+14155550123" }),
    });
    const choice = {
      isEnabled: false,
      connectorId,
      templateId: null,
      expiresInSeconds: 120,
      policy,
    };
    const saved = await saveOtpChannel(owner, { channel: "voice", ...choice, expectedVersion: 1 });
    expect(saved).toEqual({ ok: true, value: { version: 2 } });
    expect(await card(owner, "voice")).toMatchObject(choice);
    const { rows } = await project.db.execute(
      sql`select detail from audit_events where project_id = ${project.project.id} and operation = 'otp.save'`,
    );
    expect(rows).toEqual([
      {
        detail: {
          before: { isEnabled: true, connectorId: sandboxId, expiresInSeconds: 300 },
          after: { isEnabled: false, connectorId, expiresInSeconds: 120 },
        },
      },
    ]);
  });

  it("keep the limits and countries, and write down those that changed", async () => {
    const { owner, project, sandboxId } = await fresh();
    expect((await card(owner, "sms")).policy).toEqual(policy);
    expect((await card(owner, "email")).policy.countries).toEqual([]);
    const input = {
      channel: "sms",
      isEnabled: true,
      connectorId: sandboxId,
      templateId: null,
      expiresInSeconds: 300,
    } as const;
    const changed = {
      ...policy,
      codeLength: 8,
      sendsPerAddress: null,
      countries: ["DE", "US"],
      domain: "app.example.com",
    };
    await saveOtpChannel(owner, { ...input, policy: changed, expectedVersion: 1 });
    expect((await card(owner, "sms")).policy).toEqual(changed);
    const { rows } = await project.db.execute(
      sql`select detail from audit_events where project_id = ${project.project.id} and operation = 'otp.save'`,
    );
    expect(rows).toEqual([
      {
        detail: {
          before: { codeLength: 6, sendsPerAddress: 200, countries: ["US"], domain: "" },
          after: {
            codeLength: 8,
            sendsPerAddress: null,
            countries: ["DE", "US"],
            domain: "app.example.com",
          },
        },
      },
    ]);
    expect(
      await saveOtpChannel(owner, {
        ...input,
        policy: { ...policy, countries: ["ZZ"] },
        expectedVersion: 2,
      }),
    ).toMatchObject({ error: { fields: { "policy.countries": expect.any(String) } } });
  });

  it("refuse a connector that cannot do the channel, with the reason at the field", async () => {
    const { owner } = await fresh();
    const { connectorId } = await savedConnector(owner, { name: "Text only" });
    const input = {
      isEnabled: true,
      connectorId,
      templateId: null,
      expiresInSeconds: 300,
      policy,
      expectedVersion: 1,
    };
    expect(await saveOtpChannel(owner, { channel: "email", ...input })).toMatchObject({
      error: { code: "invalid_input", fields: { connectorId: expect.stringContaining("e-mail") } },
    });
    expect(await saveOtpChannel(owner, { channel: "voice", ...input })).toMatchObject({
      error: { fields: { connectorId: "It has no phone number for voice calls." } },
    });
  });

  it("tell the later of two editors, and keep the earlier save", async () => {
    const { owner, sandboxId } = await fresh();
    const input = {
      channel: "sms",
      isEnabled: true,
      connectorId: sandboxId,
      templateId: null,
      policy,
      expectedVersion: 1,
    } as const;
    const results = await Promise.all(
      [60, 120, 180, 240].map((expiresInSeconds) =>
        saveOtpChannel(owner, { ...input, expiresInSeconds }),
      ),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    for (const result of results)
      if (!result.ok) expect(result.error.code).toBe("changed_meanwhile");
  });

  it("of another project are out of reach", async () => {
    const one = await fresh();
    const two = await fresh();
    const stolen = await saveOtpChannel(one.owner, {
      channel: "sms",
      isEnabled: true,
      connectorId: two.sandboxId,
      templateId: null,
      expiresInSeconds: 300,
      policy,
      expectedVersion: 1,
    });
    expect(stolen).toMatchObject({ ok: false, error: { code: "invalid_input" } });
    const stranger = one.project.ctxFor("stranger");
    expect(await getOtp(stranger)).toMatchObject({ error: { code: "not_found" } });
  });
});

describe("a connector in use", () => {
  it("is not deleted, tells where it is used, and can be replaced everywhere", async () => {
    const { owner, sandboxId } = await fresh();
    expect(await deleteConnector(owner, { connectorId: sandboxId })).toMatchObject({
      error: { code: "in_use" },
    });
    const uses = await listConnectorUses(owner, {});
    expect(uses.ok && uses.value[sandboxId]?.map(({ label }) => label)).toEqual([
      "One-time passwords by SMS",
      "One-time passwords by voice",
      "One-time passwords by e-mail",
    ]);
    const other = await savedConnector(owner, { type: "sandbox", name: "Other", config: {} });
    const replaced = await replaceConnector(owner, {
      connectorId: sandboxId,
      replacementId: other.connectorId,
    });
    expect(replaced).toEqual({ ok: true, value: { replaced: 3 } });
    expect(await deleteConnector(owner, { connectorId: sandboxId })).toMatchObject({ ok: true });
    expect((await card(owner, "voice")).connectorId).toBe(other.connectorId);
  });

  it("is replaced in all places or in none", async () => {
    const { owner, sandboxId } = await fresh();
    const { connectorId } = await savedConnector(owner, { name: "No mail" });
    expect(
      await replaceConnector(owner, { connectorId: sandboxId, replacementId: connectorId }),
    ).toMatchObject({ error: { code: "invalid_input" } });
    expect((await card(owner, "sms")).connectorId).toBe(sandboxId);
  });
});

describe("a template", () => {
  const content = { channel: "sms", body: "{{code}} for {{project.name}}" } as const;

  async function made(ctx: ReturnType<TestProject["ctxFor"]>, name: string) {
    const saved = await saveTemplate(ctx, { name, content });
    if (!saved.ok) throw new Error(saved.error.code);
    return saved.value.templateId;
  }

  it("is chosen for its channel only, and not deleted while a channel uses it", async () => {
    const { owner, sandboxId } = await fresh();
    const templateId = await made(owner, "Short");
    const input = {
      isEnabled: true,
      connectorId: sandboxId,
      templateId,
      expiresInSeconds: 300,
      policy,
      expectedVersion: 1,
    };
    expect(await saveOtpChannel(owner, { channel: "voice", ...input })).toMatchObject({
      error: { fields: { templateId: expect.any(String) } },
    });
    expect(await saveOtpChannel(owner, { channel: "sms", ...input })).toMatchObject({ ok: true });
    expect(await deleteTemplate(owner, { templateId })).toMatchObject({
      error: { code: "in_use" },
    });
    expect(await deleteUnusedTemplate(owner, { templateId })).toMatchObject({
      error: {
        text: "This template is still in use: One-time passwords by SMS. Choose another one there first.",
      },
    });
    expect(await listTemplateUses(owner)).toMatchObject({
      value: { byId: { [templateId]: [{ channel: "sms" }] }, system: { sms: [], voice: [{}] } },
    });
    await saveOtpChannel(owner, { channel: "sms", ...input, templateId: null, expectedVersion: 2 });
    expect(await deleteTemplate(owner, { templateId })).toMatchObject({ ok: true });
  });

  it("has a name of its own in its channel and is saved over the version that was read", async () => {
    const { owner } = await fresh();
    const templateId = await made(owner, "Taken");
    expect(await saveTemplate(owner, { name: "taken", content })).toMatchObject({
      error: { code: "name_taken", fields: { name: expect.any(String) } },
    });
    const again = { templateId, name: "Renamed", content, expectedVersion: 1 };
    expect(await saveTemplate(owner, again)).toMatchObject({ ok: true });
    expect(await saveTemplate(owner, again)).toMatchObject({
      error: { code: "changed_meanwhile" },
    });
  });

  it("with an unknown value is refused at its text", async () => {
    const { owner } = await fresh();
    expect(
      await saveTemplate(owner, {
        name: "Wrong",
        content: { channel: "sms", body: "{{code}} {{x}}" },
      }),
    ).toMatchObject({ error: { fields: { "content.body": "There is no value named {{x}}." } } });
  });
});
