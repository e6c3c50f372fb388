// A part of `npm run bench:canvas`: how long the verb behind Save takes for a large draft, with its checks,
// and how large the draft is. Ends with an error where the median is over the target.
import pg from "pg";
import type { ProjectCtx } from "@/lib/auth/context";
import { systemClock } from "@/lib/core/clock";
import { newId } from "@/lib/core/ids";
import { getKeyring } from "@/lib/core/keyring";
import { closeDb, getDb } from "@/lib/db/client";
import { migrateDatabase } from "@/lib/db/migrate";
import { createFlow } from "@/lib/flows/create-flow";
import { saveDraft } from "@/lib/flows/save-draft";
import { saveDraftInput } from "@/lib/flows/schema";
import { longFlow } from "@/test/editor-flows";
import { makeBenchProject } from "../otp/make-project";

const targetMs = 200;
const steps = Number(process.env.BENCH_STEPS ?? 500);
const times = 40;

const url = new URL(process.env.BENCH_POSTGRES ?? "");
const admin = new pg.Client(url.href);
await admin.connect();
await admin.query("create database saves template template0");
await admin.end();
url.pathname = "/saves";
await migrateDatabase(url.href);
process.env.DATABASE_URL = url.href;
const { projectId } = await makeBenchProject();

const ctx: ProjectCtx = {
  actor: { kind: "system", name: "benchmark" },
  requestId: newId("request"),
  ip: null,
  db: getDb(),
  clock: systemClock,
  keyring: getKeyring,
  twilioBaseUrl: null,
  project: { id: projectId, slug: "bench", name: "Bench" },
  role: null,
};
const made = await createFlow(ctx, { key: "long", name: "Long" });
if (!made.ok) throw new Error(made.error.text);
// As it comes from the browser.
const sent = JSON.stringify(longFlow(steps));
const took: number[] = [];
let revision = 1;
for (let turn = 0; turn < times; turn += 1) {
  const begun = performance.now();
  const input = { flowKey: "long", document: JSON.parse(sent), expectedRevision: revision };
  const saved = await saveDraft(ctx, saveDraftInput.parse(input));
  took.push(performance.now() - begun);
  if (!saved.ok) throw new Error(saved.error.text);
  revision = saved.value.revision;
}
await closeDb();
// The first ones compile what the later ones run.
const sorted = took.slice(times / 4).sort((a, b) => a - b);
const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? Number.NaN;
const kilobytes = sent.length / 1_000;
console.log(
  `a draft of ${steps} steps, ${kilobytes.toFixed(0)} kB, is saved in ${at(0.5).toFixed(0)} ms (median), ${at(0.95).toFixed(0)} ms (p95); target ${targetMs} ms`,
);
if (at(0.5) > targetMs) process.exitCode = 1;
