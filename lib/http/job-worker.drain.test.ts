import { expect, it } from "vitest";
import { messages } from "@/drizzle/schema/messages";
import { savedConnector } from "@/test/connectors";
import { atFlow, publishSteps } from "@/test/flows";
import { createOtpProject } from "@/test/otp";
import { configFor, startStandIn } from "@/test/twilio";
import { startJobWorker } from "./job-worker";

const standIn = startStandIn();
const test = await createOtpProject();
const { app, db } = test;

it("stopping lets a message that is going out go out, and leaves no job behind", async () => {
  const account = await standIn.account();
  await account.addRule({ match: { method: "POST" }, action: { kind: "delay", ms: 400 } });
  const { connectorId } = await savedConnector(test.ctxFor("admin"), {
    name: "Twilio",
    config: configFor(account),
  });
  await publishSteps(test, "tell", {
    start: { kind: "start", to: { next: "tell" } },
    tell: {
      kind: "message",
      config: { connectorId, channel: "sms", to: "+14155550401", content: "Hello", isAsync: true },
      to: { sent: "end" },
    },
    end: { kind: "end", config: { result: "success" } },
  });
  const system = test.ctxFor("anonymous", {
    actor: { kind: "system", name: "test" },
    twilioBaseUrl: standIn.io().twilioBaseUrl,
  });
  const worker = await startJobWorker(process.env.DATABASE_URL ?? "", () => system);
  await atFlow(app, "tell");
  await expect.poll(() => db.$count(messages), { timeout: 10_000 }).toBe(1);
  await worker.stop();
  expect(await db.select().from(messages)).toMatchObject([{ status: "queued" }]);
  expect(await account.messages()).toHaveLength(1);
  const { rows } = await db.$client.query(
    "select count(*)::int as count from graphile_worker.jobs",
  );
  expect(rows).toEqual([{ count: 0 }]);
});
