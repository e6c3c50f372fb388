import { eq, sql } from "drizzle-orm";
import { otpChannels, otpLimits } from "@/drizzle/schema/otp";
import { sandboxMessages } from "@/drizzle/schema/sandbox";
import type { ProjectCtx } from "@/lib/auth/context";
import { seedConnector } from "@/lib/connectors/seed-connector";
import type { Channel } from "@/lib/core/channel";
import type { Db } from "@/lib/db/client";
import type { OtpPolicy } from "@/lib/otp/policy";
import { seedOtp } from "@/lib/otp/seed-otp";
import { listMessages } from "@/lib/sandbox/list-messages";
import { createTestProject, type TestProject } from "./context";

/** A project that sends codes to its Sandbox phone, and the context of its application. */
export async function createOtpProject(
  policy: Partial<OtpPolicy> = {},
  { db }: { db?: Db } = {},
): Promise<TestProject & { app: ProjectCtx; connectorId: string }> {
  const project = await createTestProject(db ? { db } : {});
  const connectorId = await seedConnector(project.db, project.project.id, {
    type: "sandbox",
    name: "Sandbox",
    by: project.userIds.owner,
  });
  await seedOtp(project.db, project.project.id, connectorId, ["US", "GB", "DE"]);
  await changePolicy(project, policy);
  return {
    ...project,
    app: project.ctxFor("anonymous", { actor: { kind: "client" } }),
    connectorId,
  };
}

/** Changes rules of all channels, past what the page would allow. */
export async function changePolicy(
  { db, project }: Pick<TestProject, "db" | "project">,
  policy: Partial<OtpPolicy>,
): Promise<void> {
  await db
    .update(otpChannels)
    .set({ policy: sql`${otpChannels.policy} || ${JSON.stringify(policy)}::jsonb` })
    .where(eq(otpChannels.projectId, project.id));
}

/** The code of the newest message to a recipient on the Sandbox phone. */
export async function codeOnPhone(
  { ctxFor }: TestProject,
  to: string,
  channel: Channel = "sms",
): Promise<string> {
  const listed = await listMessages(ctxFor("owner"), {});
  if (!listed.ok) throw new Error(listed.error.code);
  const found = listed.value.messages.find((each) => each.to === to && each.channel === channel);
  const code = found?.message?.code;
  if (!code) throw new Error(`No code came to ${to}.`);
  return code;
}

/** How many messages the Sandbox phone of a project got. */
export async function countOnPhone({ db, project }: TestProject): Promise<number> {
  return db.$count(sandboxMessages, eq(sandboxMessages.projectId, project.id));
}

/** Opens every send limit, as if their windows had ended. */
export async function openLimits({ db, project }: TestProject): Promise<void> {
  await db.delete(otpLimits).where(eq(otpLimits.projectId, project.id));
}
