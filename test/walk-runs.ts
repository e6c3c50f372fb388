// A process of its own that takes runs of end users to their end, as an instance of the server would that somebody
// else's requests reach as well. Says on a line what it handed in. It may be killed at any moment. Run by tests with
// DATABASE_URL, PATCHBAY_MASTER_KEY, TWILIO_API_BASE_URL.
import type { MessageView } from "@/e2e/fakes/twilio/control";
import { systemClock } from "@/lib/core/clock";
import { newId } from "@/lib/core/ids";
import { getKeyring } from "@/lib/core/keyring";
import { getDb } from "@/lib/db/client";
import { isDatabaseDown } from "@/lib/db/transact";
import { readRun } from "@/lib/flows/read-run";
import { resumeLostRuns } from "@/lib/flows/resume-lost-runs";
import { submitScreen } from "@/lib/flows/submit-screen";
import { startJobWorker } from "@/lib/http/job-worker";

/** A run and the number of whoever is at it. */
export type Walk = { runId: string; runToken: string; to: string };

const [, , projectId = "", accountSid = "", walksJson = "[]"] = process.argv;
// Written by the test that starts this.
const walks = JSON.parse(walksJson) as Walk[];
const twilioBaseUrl = process.env.TWILIO_API_BASE_URL ?? "";

const ctx = {
  requestId: newId("request"),
  ip: null,
  db: getDb(),
  clock: systemClock,
  keyring: getKeyring,
  twilioBaseUrl,
};
const system = { ...ctx, actor: { kind: "system", name: "test" } as const };
const app = {
  ...ctx,
  actor: { kind: "client" } as const,
  project: { id: projectId, slug: "test", name: "Test" },
  role: null,
};
const { signal } = new AbortController();

/** The newest code that the provider got for a number. */
async function codeFor(to: string): Promise<string | null> {
  const answer = await fetch(new URL(`/__fake/accounts/${accountSid}/messages`, twilioBaseUrl));
  const messages = (await answer.json()) as MessageView[];
  const bodies = messages.filter((message) => message.to === to).map(({ body }) => body);
  return bodies.flatMap((body) => /\d{6}/.exec(body) ?? []).at(-1) ?? null;
}

/** Does for a run what is to be done next; true once it has ended. */
async function stepOn({ to, ...key }: Walk): Promise<boolean> {
  const answer = await readRun(app, key);
  if (!answer.ok) throw new Error(answer.error.text);
  if (answer.value.status === "working") {
    await resumeLostRuns(system, signal);
    // Somebody else is at it.
    await new Promise((resolve) => setTimeout(resolve, 50));
    return false;
  }
  if (answer.value.status !== "screen") return true;
  const { stepId, turn } = answer.value.screen;
  const press = async (button: string, fields: Record<string, string>) => {
    process.stdout.write(`${button}\n`);
    await submitScreen(app, { ...key, input: { turn, button, fields } });
  };
  if (stepId === "phone") await press("submit", { phone: to });
  else {
    const code = await codeFor(to);
    await (code ? press("submit", { code }) : press("resend", {}));
  }
  return false;
}

async function walk(one: Walk): Promise<void> {
  for (let isOver = false; !isOver; )
    isOver = await stepOn(one).catch((error: unknown) => {
      // A busy machine's database can take too long; an end user tries again.
      if (isDatabaseDown(error)) return false;
      throw error;
    });
}

const worker = await startJobWorker(process.env.DATABASE_URL ?? "", () => system);
const left = [...walks];
const lane = async () => {
  for (let next = left.shift(); next; next = left.shift()) await walk(next);
};
await Promise.all(Array.from({ length: 6 }, lane));
await worker.stop();
process.exit();
