import { expect, it } from "vitest";
import { savedConnector, twilioInput } from "@/test/connectors";
import { createTestProject } from "@/test/context";
import { getConnector } from "./get-connector";
import { saveConnector } from "./save-connector";

const project = await createTestProject();
const admin = project.ctxFor("admin");
const owner = project.ctxFor("owner");

it("tells the later of two people who saved first, and changes nothing", async () => {
  const { connectorId } = await savedConnector(admin, { name: "Shared" });
  await savedConnector(owner, { connectorId, expectedVersion: 1, name: "First" });
  const later = await saveConnector(
    admin,
    twilioInput({ connectorId, expectedVersion: 1, name: "Second" }),
  );
  expect(later).toMatchObject({
    ok: false,
    error: { code: "changed_meanwhile", changed: { byName: "Test owner", at: expect.any(String) } },
  });
  const kept = await getConnector(admin, { connectorId });
  expect(kept).toMatchObject({ value: { name: "First", version: 2, updatedByName: "Test owner" } });
});

it("lets exactly one of many savers of the same version through", async () => {
  const { connectorId } = await savedConnector(admin, { name: "Raced" });
  const saves = await Promise.all(
    Array.from({ length: 8 }, (_, index) =>
      saveConnector(
        admin,
        twilioInput({ connectorId, expectedVersion: 1, name: `Raced ${index}` }),
      ),
    ),
  );
  expect(saves.filter(({ ok }) => ok)).toHaveLength(1);
});

it("saves over it once the newer version was seen", async () => {
  const { connectorId } = await savedConnector(admin, { name: "Seen" });
  await savedConnector(owner, { connectorId, expectedVersion: 1, name: "Seen first" });
  const saved = await savedConnector(admin, {
    connectorId,
    expectedVersion: 2,
    name: "Seen second",
  });
  expect(saved.version).toBe(3);
});
