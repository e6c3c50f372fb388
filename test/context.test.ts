import { expect, it } from "vitest";
import { requirePermission } from "@/lib/auth/require-permission";
import { createTestProject } from "./context";

const { ctxFor, db, project } = await createTestProject();

it("gives contexts that the permission table answers by role", async () => {
  expect(await requirePermission(ctxFor("owner"), "connectors.save")).toMatchObject({ ok: true });
  expect(await requirePermission(ctxFor("viewer"), "connectors.save")).toMatchObject({
    error: { code: "forbidden" },
  });
  expect(await requirePermission(ctxFor("stranger"), "project.read")).toMatchObject({
    error: { code: "not_found" },
  });
  expect(await requirePermission(ctxFor("anonymous"), "project.read")).toMatchObject({
    error: { code: "unauthenticated" },
  });
});

it("makes a second project on the same database", async () => {
  const other = await createTestProject({ db });
  expect(other.project.id).not.toBe(project.id);
});
