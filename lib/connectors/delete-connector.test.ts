import { sql } from "drizzle-orm";
import { expect, it } from "vitest";
import { newId } from "@/lib/core/ids";
import { savedConnector } from "@/test/connectors";
import { createTestProject } from "@/test/context";
import { deleteConnector } from "./delete-connector";
import { getConnector } from "./get-connector";

const project = await createTestProject();
const admin = project.ctxFor("admin");

it("deletes a connector with its secrets and leaves an audit row", async () => {
  const { connectorId } = await savedConnector(admin, { name: "Gone" });
  expect(await deleteConnector(admin, { connectorId })).toEqual({ ok: true, value: null });
  expect(await getConnector(admin, { connectorId })).toMatchObject({
    error: { code: "not_found" },
  });
  const { rows } = await project.db.execute(sql`
    select (select count(*)::int from connector_secrets) as secrets, detail
    from audit_events where operation = 'connectors.delete'`);
  expect(rows).toEqual([{ secrets: 0, detail: { type: "twilio", name: "Gone" } }]);
});

it("refuses while a channel of one-time passwords sends through it", async () => {
  const { connectorId } = await savedConnector(admin, { name: "Used" });
  await project.db.execute(sql`
    insert into otp_channels (id, project_id, channel, connector_id)
    values (${newId("otpChannel")}, ${project.project.id}, 'sms', ${connectorId})`);
  expect(await deleteConnector(admin, { connectorId })).toMatchObject({
    error: { code: "in_use" },
  });
  expect(await getConnector(admin, { connectorId })).toMatchObject({ ok: true });
});

it("is refused to developers", async () => {
  const { connectorId } = await savedConnector(admin, { name: "Stays" });
  expect(await deleteConnector(project.ctxFor("developer"), { connectorId })).toMatchObject({
    error: { code: "forbidden" },
  });
});
