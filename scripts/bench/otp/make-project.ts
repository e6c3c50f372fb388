import { eq } from "drizzle-orm";
import { otpChannels } from "@/drizzle/schema/otp";
import type { ProjectCtx } from "@/lib/auth/context";
import { createAccount } from "@/lib/auth/create-account";
import { saveConnector } from "@/lib/connectors/save-connector";
import { systemClock } from "@/lib/core/clock";
import { newId } from "@/lib/core/ids";
import { newMasterKeyText, parseKeyring } from "@/lib/core/secrets";
import { getDb } from "@/lib/db/client";
import { transact } from "@/lib/db/transact";
import { createProject } from "@/lib/setup/create-project";

/** A project in the database of `DATABASE_URL` that sends by Twilio and limits recipients only. */
export async function makeBenchProject(): Promise<{ projectId: string; masterKey: string }> {
  const masterKey = newMasterKeyText();
  const keyring = parseKeyring(masterKey);
  if (!keyring.ok) throw new Error(keyring.error);
  const db = getDb();
  const ctx = {
    actor: { kind: "system", name: "benchmark" } as const,
    requestId: newId("request"),
    ip: null,
    db,
    clock: systemClock,
    keyring: () => keyring.value,
    twilioBaseUrl: null,
  };
  const project = await transact(db, async (tx) => {
    const ownerId = await createAccount(ctx, tx, {
      name: "Bench",
      email: "bench@example.com",
      passwordHash: "none",
    });
    return createProject({ ...ctx, actor: { kind: "user", userId: ownerId } }, tx, {
      slug: "bench",
      name: "Bench",
      ownerId,
      countries: ["US"],
    });
  });
  const inProject: ProjectCtx = { ...ctx, project, role: null };
  const saved = await saveConnector(inProject, {
    type: "twilio",
    name: "Twilio",
    description: "",
    config: {
      accountSid: `AC${"a1".repeat(16)}`,
      auth: { kind: "authToken", authToken: "b2".repeat(16) },
      from: { kind: "phoneNumber", phoneNumber: "+12025550143" },
      voiceFrom: "",
    },
  });
  if (!saved.ok) throw new Error(JSON.stringify(saved.error));
  // One client and few prefixes ask for everything here; real ones do not.
  await db
    .update(otpChannels)
    .set({
      connectorId: saved.value.connectorId,
      policy: {
        countries: ["US"],
        sendsPerAddress: null,
        sendsPerPrefix: null,
        minVerifiedPercent: null,
      },
    })
    .where(eq(otpChannels.channel, "sms"));
  return { projectId: project.id, masterKey };
}
