import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { settleBackground } from "@/lib/core/background";
import { savedConnector, twilioConfig, twilioInput } from "@/test/connectors";
import { createTestProject } from "@/test/context";
import { deleteConnector } from "./delete-connector";
import { getConnector } from "./get-connector";
import { getConnectorTest } from "./get-connector-test";
import { listConnectors } from "./list-connectors";
import { listFieldOptions } from "./list-field-options";
import { loadConnector } from "./load-connector";
import { saveConnector } from "./save-connector";
import { startConnectorTest } from "./start-connector-test";

const ours = await createTestProject();
const theirs = await createTestProject({ db: ours.db });
const admin = ours.ctxFor("admin");
const foreigner = theirs.ctxFor("owner");

const { connectorId } = await savedConnector(admin, { name: "Ours" });
const test = await startConnectorTest(admin, { type: "sandbox", config: {} });
if (!test.ok) throw new Error(test.error.code);
const { testId } = test.value;
await settleBackground();

const state = async () => {
  const { rows } = await ours.db.execute(sql`
    select c.*, (select count(*)::int from connector_secrets) as secrets,
      (select count(*)::int from connector_tests) as tests,
      (select count(*)::int from sandbox_messages) as sent
    from connectors c where id = ${connectorId}`);
  return rows;
};

const notFound = { ok: false, error: { code: "not_found" } };
const untouched = twilioConfig({ auth: { ...twilioConfig().auth, keySecret: "" } });

it.each([
  ["get", () => getConnector(foreigner, { connectorId })],
  [
    "save",
    () =>
      saveConnector(foreigner, twilioInput({ connectorId, expectedVersion: 1, name: "Theirs" })),
  ],
  ["delete", () => deleteConnector(foreigner, { connectorId })],
  ["test", () => startConnectorTest(foreigner, { connectorId, type: "twilio", config: untouched })],
  [
    "options",
    () =>
      listFieldOptions(foreigner, { connectorId, type: "sandbox", path: "x", config: untouched }),
  ],
  ["read the test of", () => getConnectorTest(foreigner, { testId })],
])(
  "a stranger to the project cannot %s a connector, nor learn that it exists",
  async (_, attempt) => {
    const before = await state();
    expect(await attempt()).toMatchObject(notFound);
    expect(await state()).toEqual(before);
  },
);

it("lists only the project's own", async () => {
  expect(await listConnectors(foreigner)).toEqual({ ok: true, value: [] });
});

it("does not take over a foreign test by naming it in a save", async () => {
  const saved = await saveConnector(
    foreigner,
    twilioInput({ type: "sandbox", name: "Taker", config: {}, testId }),
  );
  if (!saved.ok) throw new Error(saved.error.code);
  const taker = await getConnector(foreigner, { connectorId: saved.value.connectorId });
  expect(taker).toMatchObject({ value: { lastTest: null } });
});

it("a stranger to the project does not get a connector to send with", async () => {
  expect(await loadConnector(foreigner, connectorId)).toBeNull();
  expect(await loadConnector(admin, connectorId)).toMatchObject({ id: connectorId });
});
