import { sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { savedConnector, twilioConfig, twilioInput } from "@/test/connectors";
import { createTestProject } from "@/test/context";
import { getConnector } from "./get-connector";
import { listConnectors } from "./list-connectors";
import { saveConnector } from "./save-connector";

const project = await createTestProject();
const admin = project.ctxFor("admin");

async function view(connectorId: string) {
  const got = await getConnector(admin, { connectorId });
  if (!got.ok) throw new Error(got.error.code);
  return got.value;
}

describe("creating a connector", () => {
  it("keeps what was typed, with the secret only as set", async () => {
    const { connectorId, version } = await savedConnector(admin, {
      name: "Kept",
      description: "For sign-in",
    });
    const kept = await view(connectorId);
    expect(version).toBe(1);
    expect(kept).toMatchObject({
      type: "twilio",
      name: "Kept",
      description: "For sign-in",
      config: twilioConfig({ auth: { ...twilioConfig().auth, keySecret: "" } }),
      secrets: { "auth.keySecret": { endsIn: "X4d9", changedByName: "Test admin" } },
      lastTest: null,
      updatedByName: "Test admin",
    });
  });

  it("lists it by name with the channels it can carry", async () => {
    await savedConnector(admin, {
      name: "aardvark",
      config: twilioConfig({ voiceFrom: "+14155550123" }),
    });
    const list = await listConnectors(project.ctxFor("viewer"));
    if (!list.ok) throw new Error(list.error.code);
    expect(list.value[0]).toMatchObject({
      name: "aardvark",
      channels: [
        { channel: "sms", state: { isReady: true, sender: "+1 415 555 0100" } },
        { channel: "voice", state: { isReady: true, sender: "+1 415 555 0123" } },
      ],
      lastTest: null,
    });
  });

  it("answers one sentence for each field that is wrong", async () => {
    const config = twilioConfig({
      accountSid: "AC12",
      auth: { kind: "apiKey", keySid: "", keySecret: "" },
    });
    const saved = await saveConnector(admin, twilioInput({ name: "Wrong", config }));
    expect(saved).toMatchObject({
      ok: false,
      error: {
        code: "invalid_input",
        fields: {
          "config.accountSid": expect.stringContaining("32"),
          "config.auth.keySid": expect.any(String),
          "config.auth.keySecret": "Enter the API key secret.",
        },
      },
    });
  });

  it("shows no part of a secret that is short", async () => {
    const config = twilioConfig({ auth: { ...twilioConfig().auth, keySecret: "elevenchars" } });
    const { connectorId } = await savedConnector(admin, { name: "Short secret", config });
    expect((await view(connectorId)).secrets["auth.keySecret"]?.endsIn).toBe("");
  });

  it("drops fields that the type does not have", async () => {
    const config = { ...twilioConfig(), projectId: "pj_other", isAdmin: true, version: 99 };
    const { connectorId } = await savedConnector(admin, { name: "Extra fields", config });
    expect(Object.keys((await view(connectorId)).config).sort()).toEqual(
      Object.keys(twilioConfig()).sort(),
    );
  });

  it("refuses a type that is not in the catalogue", async () => {
    const saved = await saveConnector(admin, twilioInput({ type: "__proto__" }));
    expect(saved).toMatchObject({ ok: false, error: { code: "not_found" } });
  });
});

describe("changing a connector", () => {
  it("keeps the stored secret where it was left untouched", async () => {
    const { connectorId } = await savedConnector(admin, { name: "Untouched" });
    const before = await view(connectorId);
    await savedConnector(admin, {
      connectorId,
      expectedVersion: 1,
      name: "Untouched, renamed",
      config: before.config,
    });
    const after = await view(connectorId);
    expect(after).toMatchObject({ name: "Untouched, renamed", version: 2 });
    expect(after.secrets).toEqual(before.secrets);
  });

  it("forgets the secrets of a way that is not chosen any more", async () => {
    const { connectorId } = await savedConnector(admin, { name: "Other way" });
    const auth = { kind: "authToken", authToken: "another-secret-of-some-length" };
    await savedConnector(admin, {
      connectorId,
      expectedVersion: 1,
      name: "Other way",
      config: twilioConfig({ auth }),
    });
    expect(Object.keys((await view(connectorId)).secrets)).toEqual(["auth.authToken"]);
  });

  it("writes one audit row for each change, in its transaction", async () => {
    const { connectorId } = await savedConnector(admin, { name: "Audited" });
    await savedConnector(admin, {
      connectorId,
      expectedVersion: 1,
      name: "Audited twice",
      config: twilioConfig({ voiceFrom: "+14155550123" }),
    });
    const { rows } = await project.db.execute(sql`
      select detail from audit_events where target_id = ${connectorId} order by sequence`);
    expect(rows).toHaveLength(2);
    expect(rows[1]?.detail).toMatchObject({
      name: { before: "Audited", after: "Audited twice" },
      settings: { voiceFrom: { before: "", after: "+1••••••••23" } },
      secretsSet: ["auth.keySecret"],
    });
  });
});
