import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { settleBackground } from "@/lib/core/background";
import { keySecret, savedConnector, twilioConfig, twilioInput } from "@/test/connectors";
import { createTestProject } from "@/test/context";
import { getConnector } from "./get-connector";
import { listConnectors } from "./list-connectors";
import { loadConnector } from "./load-connector";
import { saveConnector } from "./save-connector";
import { sendThroughConnector } from "./send-through-connector";
import { startConnectorTest } from "./start-connector-test";

const project = await createTestProject();
const admin = project.ctxFor("admin");
const message = { channel: "sms", to: "+14155550199", text: "Hello" } as const;

it("keeps a secret out of every answer and every column but the sealed one", async () => {
  const { connectorId } = await savedConnector(admin, { name: "Canary" });
  const answers = [
    await getConnector(admin, { connectorId }),
    await listConnectors(admin),
    await saveConnector(admin, twilioInput({ name: "canary" })),
    await saveConnector(admin, twilioInput({ connectorId, expectedVersion: 9 })),
    await saveConnector(admin, twilioInput({ config: twilioConfig({ accountSid: keySecret }) })),
    await startConnectorTest(admin, { type: "twilio", config: twilioConfig({ from: {} }) }),
  ];
  await settleBackground();
  expect(JSON.stringify(answers)).not.toContain(keySecret);

  const { rows } = await project.db.execute<{ name: string }>(sql`
    select table_name as name from information_schema.tables where table_schema = 'public'`);
  const dump = await Promise.all(
    rows.map(({ name }) =>
      project.db.execute(sql`select t::text as row from ${sql.identifier(name)} t`),
    ),
  );
  const text = JSON.stringify(dump.map((each) => each.rows));
  expect(text).toContain(connectorId);
  expect(text).not.toContain(keySecret);
  expect(text).not.toContain(Buffer.from(keySecret).toString("base64").slice(0, 20));
});

it("does not open a secret that was copied to another row", async () => {
  const one = await savedConnector(admin, { name: "From here" });
  const other = await savedConnector(admin, { name: "To there" });
  await project.db.execute(sql`
    update connector_secrets set sealed =
      (select sealed from connector_secrets where connector_id = ${one.connectorId})
    where connector_id = ${other.connectorId}`);
  const stored = await loadConnector(admin, other.connectorId);
  if (!stored) throw new Error("The connector is gone.");
  const sent = await sendThroughConnector(admin, stored, message);
  expect(sent).toMatchObject({
    ok: false,
    error: { code: "secret_unreadable", fields: { "config.auth.keySecret": expect.any(String) } },
  });
  const { rows } = await project.db.execute(sql`
    select result, detail from audit_events where operation = 'connectors.openSecret'`);
  expect(rows).toEqual([
    { result: "failed", detail: { reason: "damaged", path: "auth.keySecret" } },
  ]);
});
