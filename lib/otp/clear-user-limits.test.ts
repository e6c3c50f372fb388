import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { otpLimits, otpSubjects } from "@/drizzle/schema/otp";
import { newId } from "@/lib/core/ids";
import { createTestProject } from "@/test/context";
import { insertEndUser } from "@/test/end-users";
import { clearUserLimits } from "./clear-user-limits";

const project = await createTestProject();
const admin = project.ctxFor("admin");
const projectId = project.project.id;
const phone = "+14155550100";
const endsAt = new Date(Date.now() + 3_600_000);

it("forgets what was counted of one user, and of nobody else", async () => {
  const userId = await insertEndUser(admin, { phone, loginIds: ["ada"] });
  const someoneElse = newId("endUser");
  const keys = [`gap:${phone}`, `window:${phone}`, `day:${phone}`];
  const others = ["day:+14155550199", "prefix:+1415555", "project:day", "address:192.0.2.0"];
  await project.db
    .insert(otpLimits)
    .values([...keys, ...others].map((key) => ({ projectId, key, count: 9, endsAt })));
  const counted = {
    projectId,
    challengeId: newId("challenge"),
    hourTries: 9,
    dayTries: 9,
    triesInARow: 9,
  };
  await project.db
    .insert(otpSubjects)
    .values([userId, "ada", someoneElse].map((subject) => ({ ...counted, subject })));

  expect(await clearUserLimits(admin, { userId })).toMatchObject({ ok: true });

  const left = await project.db.select({ key: otpLimits.key }).from(otpLimits);
  expect(left.map(({ key }) => key).sort()).toEqual([...others].sort());
  const subjects = await project.db
    .select()
    .from(otpSubjects)
    .where(eq(otpSubjects.projectId, projectId));
  for (const { subject, triesInARow, hourTries, dayTries, challengeId } of subjects) {
    const tries = subject === someoneElse ? 9 : 0;
    expect([triesInARow, hourTries, dayTries]).toEqual([tries, tries, tries]);
    expect(challengeId).toBe(counted.challengeId);
  }
});

it("does not know users of another project", async () => {
  const other = await createTestProject({ db: project.db });
  const userId = await insertEndUser(other.ctxFor("admin"));
  expect(await clearUserLimits(admin, { userId })).toMatchObject({ error: { code: "not_found" } });
});
