import { expect, it } from "vitest";
import { connectorTests } from "@/drizzle/schema/connectors";
import { connectorHealth } from "@/drizzle/schema/messages";
import { newId } from "@/lib/core/ids";
import { savedConnector } from "@/test/connectors";
import { createTestProject } from "@/test/context";
import { listTroubledConnectors } from "./list-troubled-connectors";

const { db, project, ctxFor } = await createTestProject();
const owner = ctxFor("owner");

it("names connectors that are left alone or failed their last test, and no others", async () => {
  const paused = await savedConnector(owner, { name: "Paused" });
  const failed = await savedConnector(owner, { name: "Refused" });
  await savedConnector(owner, { name: "Quiet" });
  const shaky = await savedConnector(owner, { name: "Shaky" });
  const at = new Date();
  await db.insert(connectorHealth).values([
    {
      connectorId: paused.connectorId,
      projectId: project.id,
      failures: 7,
      lastFailedAt: at,
      openedAt: at,
      openUntil: at,
    },
    { connectorId: shaky.connectorId, projectId: project.id, failures: 1, lastFailedAt: at },
  ]);
  await db.insert(connectorTests).values({
    id: newId("connectorTest"),
    projectId: project.id,
    connectorId: failed.connectorId,
    type: "twilio",
    fingerprint: "",
    state: "failed",
    problems: 2,
    lines: [],
    startedBy: "test",
    startedAt: at,
    finishedAt: at,
  });
  const troubled = await listTroubledConnectors(ctxFor("viewer"));
  expect(troubled).toEqual({
    ok: true,
    value: [
      {
        id: paused.connectorId,
        name: "Paused",
        reason: "failing",
        failures: 7,
        at: at.toISOString(),
      },
      {
        id: failed.connectorId,
        name: "Refused",
        reason: "failedTest",
        failures: 2,
        at: at.toISOString(),
      },
    ],
  });
});

it("tells nothing of another project", async () => {
  const other = await createTestProject({ db });
  expect(await listTroubledConnectors(other.ctxFor("owner"))).toEqual({ ok: true, value: [] });
});
