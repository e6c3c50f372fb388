import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { otpChallenges, otpLimits, otpSubjects } from "@/drizzle/schema/otp";
import { projectSettings } from "@/drizzle/schema/settings";
import { newTimedId } from "@/lib/core/ids";
import { createTestProject } from "@/test/context";
import { deleteOldCodes } from "./delete-old-codes";

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);
const standard = await createTestProject();
const brief = await createTestProject({ db: standard.db });
const { db } = standard;
await db.insert(projectSettings).values({ projectId: brief.project.id, retentionDays: 1 });
const run = () => deleteOldCodes(standard.ctxFor("admin"), new AbortController().signal);

const challenge = (projectId: string, createdAt: Date) => ({
  id: newTimedId("challenge", createdAt),
  projectId,
  subject: "+14155550123",
  loginId: "+14155550123",
  channel: "sms" as const,
  purpose: "sign_in" as const,
  destination: "+14155550123",
  codeHash: "0".repeat(64),
  intent: {},
  maxTries: 5,
  createdAt,
  expiresAt: new Date(createdAt.getTime() + 300_000),
});
const countOf = async (projectId: string) =>
  (await db.select().from(otpChallenges).where(eq(otpChallenges.projectId, projectId))).length;

it("deletes codes that their project keeps no longer, over many pages, and no others", async () => {
  const make = (projectId: string, days: number, count: number) =>
    db
      .insert(otpChallenges)
      .values(Array.from({ length: count }, () => challenge(projectId, daysAgo(days))));
  // Kept ones lie between those to delete.
  await make(standard.project.id, 50, 1_200);
  await make(brief.project.id, 40, 1_300);
  await make(standard.project.id, 30, 1);
  await make(brief.project.id, 0.5, 2);
  await make(standard.project.id, 95, 3);
  await run();
  expect(await countOf(standard.project.id)).toBe(1_201);
  expect(await countOf(brief.project.id)).toBe(2);
});

it("forgets the tries of whoever asked for no code since", async () => {
  const [old, live] = [
    challenge(standard.project.id, daysAgo(95)),
    challenge(standard.project.id, daysAgo(1)),
  ];
  await db.insert(otpChallenges).values([
    { ...old, subject: "gone" },
    { ...challenge(standard.project.id, daysAgo(94)), subject: "here" },
    { ...live, subject: "here" },
  ]);
  const subject = (name: string, challengeId: string) => ({
    projectId: standard.project.id,
    subject: name,
    challengeId,
  });
  await db.insert(otpSubjects).values([subject("gone", old.id), subject("here", live.id)]);
  await run();
  const left = await db.select({ subject: otpSubjects.subject }).from(otpSubjects);
  expect(left).toEqual([{ subject: "here" }]);
});

it("forgets counters two hours after their end, so that a growing gap is not cut short", async () => {
  const limit = (key: string, hoursAgo: number) => ({
    projectId: standard.project.id,
    key,
    count: 1,
    endsAt: new Date(Date.now() - hoursAgo * 3_600_000),
  });
  await db.insert(otpLimits).values([limit("old", 2.1), limit("ended", 1.9), limit("open", -1)]);
  await run();
  const left = await db.select({ key: otpLimits.key }).from(otpLimits);
  expect(left.map(({ key }) => key).sort()).toEqual(["ended", "open"]);
});
