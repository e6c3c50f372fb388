import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { savedConnector, twilioInput } from "@/test/connectors";
import { createTestProject } from "@/test/context";
import { saveConnector } from "./save-connector";

const project = await createTestProject();
const admin = project.ctxFor("admin");

it("makes one connector of 20 simultaneous creates, and one audit row", async () => {
  const saves = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      saveConnector(admin, twilioInput({ name: index % 2 ? "Same name" : "SAME NAME" })),
    ),
  );
  const refused = saves.filter(({ ok }) => !ok);
  expect(refused).toHaveLength(19);
  for (const each of refused)
    expect(each).toMatchObject({
      error: { code: "name_taken", fields: { name: expect.any(String) } },
    });
  const { rows } = await project.db.execute(sql`
    select (select count(*)::int from connectors) as made,
      (select count(*)::int from audit_events where operation = 'connectors.save') as audited,
      (select count(*)::int from connector_secrets) as secrets`);
  expect(rows).toEqual([{ made: 1, audited: 1, secrets: 1 }]);
});

it("counts names over all types", async () => {
  await savedConnector(admin, { name: "Either" });
  const saved = await saveConnector(
    admin,
    twilioInput({ type: "sandbox", name: "either", config: {} }),
  );
  expect(saved).toMatchObject({ ok: false, error: { code: "name_taken" } });
});

it("leaves the names of another project alone", async () => {
  const other = await createTestProject({ db: project.db });
  await savedConnector(admin, { name: "Twice" });
  await savedConnector(other.ctxFor("admin"), { name: "Twice" });
});

it("refuses to rename onto a name that is taken", async () => {
  await savedConnector(admin, { name: "Taken" });
  const { connectorId } = await savedConnector(admin, { name: "Free" });
  const renamed = await saveConnector(
    admin,
    twilioInput({ connectorId, expectedVersion: 1, name: "taken" }),
  );
  expect(renamed).toMatchObject({ ok: false, error: { code: "name_taken" } });
});
