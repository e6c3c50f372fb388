import { expect, it } from "vitest";
import { endUsers } from "@/drizzle/schema/users";
import { newId } from "@/lib/core/ids";
import { createTestProject } from "@/test/context";
import { countTestUsers } from "./count-test-users";

const HOUR = 3_600_000;
const { db, project, ctxFor } = await createTestProject();

it("counts test users whose code works now, and tells when the last one ends", async () => {
  const inHours = (hours: number) => new Date(Date.now() + hours * HOUR);
  const user = (changes: Partial<typeof endUsers.$inferInsert>) => ({
    id: newId("endUser"),
    projectId: project.id,
    ...changes,
  });
  const last = inHours(48);
  await db
    .insert(endUsers)
    .values([
      user({ isTest: true, testEndsAt: inHours(1) }),
      user({ isTest: true, testEndsAt: last }),
      user({ isTest: true, testEndsAt: inHours(-1) }),
      user({ isTest: true, testEndsAt: inHours(90), status: "disabled" }),
      user({}),
    ]);
  const counted = await countTestUsers(ctxFor("viewer"));
  expect(counted).toEqual({ ok: true, value: { count: 2, until: last.toISOString() } });
});

it("counts none where there are none", async () => {
  const other = await createTestProject({ db });
  const counted = await countTestUsers(other.ctxFor("owner"));
  expect(counted).toEqual({ ok: true, value: { count: 0, until: null } });
});
