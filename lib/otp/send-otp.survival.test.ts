import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { createInterface } from "node:readline";
import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { newMasterKeyText, parseKeyring } from "@/lib/core/secrets";
import { bundle } from "@/scripts/launcher/bundle.mjs";
import { savedConnector } from "@/test/connectors";
import { createOtpProject } from "@/test/otp";
import { ownNumber, startStandIn } from "@/test/twilio";

// Processes start slowly on a busy machine.
vi.setConfig({ testTimeout: 90_000 });

const standIn = startStandIn();
const test = await createOtpProject({ sendsPerAddress: null, sendsPerPrefix: null });
const { db, project } = test;
const url = process.env.DATABASE_URL ?? "";

describe("R57: kill -9 in the middle of sends", () => {
  const script = "dist/test-send-codes.mjs";
  const masterKey = newMasterKeyText();
  beforeAll(() => bundle("test/send-codes.ts", script));

  it("calls Twilio at most once an intent, and loses no send that was answered", async () => {
    const keyring = parseKeyring(masterKey);
    if (!keyring.ok) throw new Error(keyring.error);
    const account = await standIn.account();
    await account.addRule({ match: { method: "POST" }, action: { kind: "delay", ms: 15 } });
    const { connectorId } = await savedConnector(
      test.ctxFor("admin", { keyring: () => keyring.value }),
      {
        name: "Twilio",
        config: {
          accountSid: account.sid,
          auth: { kind: "authToken", authToken: account.spec.authToken },
          from: { kind: "phoneNumber", phoneNumber: ownNumber },
          voiceFrom: "",
        },
      },
    );

    const answered: string[] = [];
    for (let round = 0; round < 6; round++) {
      const child = spawn(
        process.execPath,
        [path.resolve(script), project.id, connectorId, String(round * 10_000)],
        {
          env: {
            ...process.env,
            DATABASE_URL: url,
            PATCHBAY_MASTER_KEY: masterKey,
            TWILIO_API_BASE_URL: standIn.io().twilioBaseUrl ?? "",
            LOG_LEVEL: "silent",
          },
          stdio: ["ignore", "pipe", "inherit"],
        },
      );
      const ended = once(child, "exit");
      const most = 3 + round * 3;
      let heard = 0;
      for await (const line of createInterface({ input: child.stdout })) {
        answered.push(line);
        // Somewhere in the middle of the other lanes' sends.
        if (++heard === most) child.kill("SIGKILL");
      }
      await ended;
    }

    const posts = (await account.requests())
      .filter(({ method }) => method === "POST")
      .map(({ form }) => form.To?.[0] ?? "");
    expect(new Set(posts).size).toBe(posts.length);

    const { rows } = await db.execute<{ recipient: string; status: string }>(sql`
      select recipient, status from messages where connector_id = ${connectorId}`);
    const statusOf = new Map(rows.map(({ recipient, status }) => [recipient, status]));
    // Every call had its intent before it, and every answer its outcome.
    for (const to of posts) expect(statusOf.has(to)).toBe(true);
    for (const line of answered) {
      const [to = "", outcome] = line.split(" ");
      expect(outcome).toBe("sent");
      expect(statusOf.get(to)).toBe("queued");
    }
    // The kills did hit sends under way, or this test would show nothing.
    expect(rows.some(({ status }) => status === "sending")).toBe(true);
  });
});
