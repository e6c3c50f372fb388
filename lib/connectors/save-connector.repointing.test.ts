import { expect, it } from "vitest";
import {
  keySecret,
  otherAccountSid,
  savedConnector,
  twilioConfig,
  twilioInput,
} from "@/test/connectors";
import { createTestProject } from "@/test/context";
import { completeConfig } from "./complete-config";
import { loadConnector } from "./load-connector";
import { findDefinition } from "./registry";
import { saveConnector } from "./save-connector";

const project = await createTestProject();
const admin = project.ctxFor("admin");
const untouched = { ...twilioConfig().auth, keySecret: "" };
const elsewhere = twilioConfig({ accountSid: otherAccountSid, auth: untouched });

it("asks for the secret again when the account it is for changes", async () => {
  const { connectorId } = await savedConnector(admin, { name: "Pointed" });
  const saved = await saveConnector(
    admin,
    twilioInput({ connectorId, expectedVersion: 1, config: elsewhere }),
  );
  expect(saved).toMatchObject({
    ok: false,
    error: {
      code: "invalid_input",
      fields: { "config.auth.keySecret": expect.stringContaining("Account SID") },
    },
  });
});

it("takes the secret typed for the new account", async () => {
  const { connectorId } = await savedConnector(admin, { name: "Typed anew" });
  const config = twilioConfig({ accountSid: otherAccountSid });
  const saved = await savedConnector(admin, {
    connectorId,
    expectedVersion: 1,
    name: "Typed anew",
    config,
  });
  expect(saved.version).toBe(2);
});

it("never lends a stored secret to values that point it elsewhere", async () => {
  const { connectorId } = await savedConnector(admin, { name: "Not lent" });
  const definition = findDefinition("twilio");
  const stored = await loadConnector(admin, connectorId);
  if (!definition || !stored) throw new Error("The connector is missing.");
  const lent = await completeConfig(admin, definition, elsewhere, stored);
  expect(lent.ok).toBe(false);
  expect(JSON.stringify(lent)).not.toContain(keySecret);
});
