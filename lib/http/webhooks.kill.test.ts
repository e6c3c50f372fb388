import { type ChildProcess, fork } from "node:child_process";
import { createServer } from "node:net";
import path from "node:path";
import { afterEach, expect, it } from "vitest";
import { listenOnLoopback } from "@/e2e/fakes/listen";
import { newMasterKeyText, parseKeyring } from "@/lib/core/secrets";
import { createTestProject } from "@/test/context";
import {
  heardOf,
  messageOf,
  postSigned,
  receiptUrl,
  report,
  startReceiptWorld,
} from "@/test/receipts";

const project = await createTestProject();
const { db } = project;
const world = await startReceiptWorld(project);

const keyText = newMasterKeyText();
const keyring = parseKeyring(keyText);
const running: ChildProcess[] = [];
afterEach(() => {
  for (const child of running.splice(0)) child.kill("SIGKILL");
});

/** A process that takes receipts at an address of its own. */
async function startProcess(): Promise<{ child: ChildProcess; url: string }> {
  const probe = createServer();
  const port = await listenOnLoopback(probe, 0);
  await new Promise((resolve) => probe.close(resolve));
  const url = `http://127.0.0.1:${port}`;
  const root = path.join(import.meta.dirname, "../..");
  const child = fork(path.join(root, "scripts/run-ts.mjs"), ["test/serve-webhooks.ts"], {
    cwd: root,
    env: {
      ...process.env,
      PATCHBAY_PUBLIC_URL: url,
      PATCHBAY_MASTER_KEY: keyText,
      LOG_LEVEL: "silent",
    },
  });
  running.push(child);
  await new Promise<void>((resolve, reject) => {
    child.once("message", () => resolve());
    child.once("exit", (code) => reject(new Error(`The process ended with ${code}.`)));
  });
  return { child, url };
}

it("R68: a process killed in a burst has stored every report that it answered with success", async () => {
  if (!keyring.ok) throw new Error(keyring.error);
  const owner = project.ctxFor("admin", { keyring: () => keyring.value });
  const made = await world.connect("authToken", { in: owner });
  const token = made.account.spec.authToken;
  const sent = await Promise.all(
    Array.from({ length: 400 }, async (_, index) => {
      const providerId = `SM${index.toString(16).padStart(32, "0")}`;
      return { providerId, id: await messageOf(db, made, { providerId }) };
    }),
  );
  const { child, url } = await startProcess();
  const acknowledged: string[] = [];
  const left = sent.values();
  // Each sends its next report once the last was answered, so that most are still to come at the kill, however late.
  const sendOn = async () => {
    for (const { id, providerId } of left) {
      const to = receiptUrl(url, made.connector, id);
      const fields = report(made.account, providerId, "delivered");
      // Whoever was not answered when the process died is not acknowledged.
      const answer = await postSigned(to, fields, { token }).catch(() => null);
      if (answer?.status !== 204) return;
      acknowledged.push(id);
      if (acknowledged.length === 100) child.kill("SIGKILL");
    }
  };
  await Promise.all(Array.from({ length: 100 }, sendOn));
  expect(acknowledged.length).toBeGreaterThanOrEqual(100);
  expect(acknowledged.length).toBeLessThan(400);
  for (const id of acknowledged) expect(await heardOf(db, id)).toEqual(["delivered"]);
});
