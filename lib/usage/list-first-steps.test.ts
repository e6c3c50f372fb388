import { expect, it } from "vitest";
import { seedConnector } from "@/lib/connectors/seed-connector";
import { otpPolicy } from "@/lib/otp/policy";
import { saveOtpChannel } from "@/lib/otp/save-otp-channel";
import { seedOtp } from "@/lib/otp/seed-otp";
import { saveSettings } from "@/lib/settings/save-settings";
import { savedConnector } from "@/test/connectors";
import { createTestProject } from "@/test/context";
import { insertMessage } from "@/test/messages";
import { listFirstSteps } from "./list-first-steps";

const first = await createTestProject();

async function newProject() {
  const made = await createTestProject({ db: first.db });
  const { db, project, userIds, ctxFor } = made;
  const sandbox = { type: "sandbox", name: "Sandbox", by: userIds.owner } as const;
  await seedOtp(db, project.id, await seedConnector(db, project.id, sandbox), []);
  const done = async () => {
    const steps = await listFirstSteps(ctxFor("viewer"));
    if (!steps.ok) throw new Error(steps.error.code);
    return steps.value.filter(({ isDone }) => isDone).map(({ id }) => id);
  };
  return { ...made, owner: ctxFor("owner"), done };
}

it("ticks each step off when its thing is there, and not before", async () => {
  const { db, project, owner, done } = await newProject();
  expect(await done()).toEqual([]);
  const { connectorId } = await savedConnector(owner);
  expect(await done()).toEqual(["provider"]);
  const saved = await saveOtpChannel(owner, {
    channel: "sms",
    isEnabled: true,
    connectorId,
    templateId: null,
    expiresInSeconds: 300,
    policy: otpPolicy.parse({ countries: ["US"] }),
    expectedVersion: 1,
  });
  expect(saved.ok).toBe(true);
  expect(await done()).toEqual(["provider", "otp", "countries"]);
  await insertMessage(db, project.id, { purpose: "test" });
  expect(await done()).toEqual(["provider", "otp", "countries", "firstCode"]);
  await insertMessage(db, project.id);
  expect(await done()).toHaveLength(5);
});

it("takes an allowed origin for an application that is about to call", async () => {
  const { owner, done } = await newProject();
  const saved = await saveSettings(owner, {
    name: "Test project",
    origins: ["https://app.example.com"],
    sessionMinutes: 10,
    refreshDays: 28,
    retentionDays: 90,
    dailyMessageCap: null,
    expectedVersion: 0,
  });
  expect(saved.ok).toBe(true);
  expect(await done()).toEqual(["application"]);
});
