import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { projectSettings } from "@/drizzle/schema/settings";
import { endUserSessions } from "@/drizzle/schema/users";
import { newTimedId } from "@/lib/core/ids";
import { createTestProject } from "@/test/context";
import { insertEndUser } from "@/test/end-users";
import { deleteOldSessions } from "./delete-old-sessions";

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);
const standard = await createTestProject();
const brief = await createTestProject({ db: standard.db });
const { db } = standard;
await db.insert(projectSettings).values({ projectId: brief.project.id, retentionDays: 1 });

async function make(of: typeof standard, began: number, ended: number, count = 1, revoked = false) {
  const ctx = of.ctxFor("admin");
  const endUserId = await insertEndUser(ctx);
  await db.insert(endUserSessions).values(
    Array.from({ length: count }, () => ({
      id: newTimedId("endUserSession", daysAgo(began)),
      projectId: of.project.id,
      endUserId,
      amr: ["sms"],
      createdAt: daysAgo(began),
      expiresAt: daysAgo(ended),
      revokedAt: revoked ? daysAgo(began) : null,
    })),
  );
}
const countOf = async (projectId: string) =>
  (await db.select().from(endUserSessions).where(eq(endUserSessions.projectId, projectId))).length;

it("deletes ended sessions that their project keeps no longer, and never a live one", async () => {
  await make(standard, 95, 67, 3);
  await make(standard, 95, -10);
  await make(standard, 60, 32, 1_100);
  await make(brief, 40, 12, 1_100);
  await make(brief, 40, -1);
  await make(brief, 40, -1, 2, true);
  await make(brief, 0.5, 0.1);
  await deleteOldSessions(standard.ctxFor("admin"), new AbortController().signal);
  expect(await countOf(standard.project.id)).toBe(1_101);
  expect(await countOf(brief.project.id)).toBe(2);
});
