// `npm run bench:flows`: many end users at once through one flow (number, code, signed in), each step a
// call of the API, beside as many sign-ins by the calls for codes, in turns on one Postgres. Ends with an
// error where a run was lost or a message went out more or less than once.
import { spawn } from "node:child_process";
import pg from "pg";
import { z } from "zod";
import { closeDb, getDb } from "@/lib/db/client";
import { migrateDatabase } from "@/lib/db/migrate";
import { publishSteps, signInSteps } from "@/test/flows";
import { freshNumber, post } from "../otp/load";
import { makeBenchProject } from "../otp/make-project";
import { startProvider } from "../otp/provider";

const basePort = Number(process.env.PORT ?? 4130);
const atOnce = Number(process.env.BENCH_RUNS ?? 1_000);
const rounds = Number(process.env.BENCH_ROUNDS ?? 3);

/** What one round of one kind took: the whole of it, and each call. Milliseconds. */
type Round = { perSecond: number; calls: number[] };
type Kind = "flow" | "codes";

const answerOf = z.object({
  executionId: z.string(),
  token: z.string().optional(),
  status: z.string(),
  screen: z
    .object({
      turn: z.number(),
      fields: z.array(z.object({ kind: z.string(), key: z.string() })),
      buttons: z.array(z.object({ id: z.string() })),
    })
    .nullable(),
  authInfo: z.object({ sessionJwt: z.string() }).nullable(),
});

const provider = await startProvider(basePort);
const numbers: string[] = [];

async function main(): Promise<void> {
  const url = new URL(process.env.BENCH_POSTGRES ?? "");
  const admin = new pg.Client(url.href);
  await admin.connect();
  await admin.query("create database flows template template0");
  await admin.end();
  url.pathname = "/flows";
  await migrateDatabase(url.href);
  process.env.DATABASE_URL = url.href;
  const { projectId, masterKey } = await makeBenchProject();
  const owned = { db: getDb(), project: { id: projectId }, userIds: { owner: "bench" } };
  await publishSteps(owned, "bench", signInSteps());

  const port = basePort + 1;
  const server = spawn(process.execPath, ["dist/scripts-bench-flows-serve.mjs"], {
    env: {
      ...process.env,
      NODE_ENV: "production",
      LOG_LEVEL: "silent",
      PORT: String(port),
      PATCHBAY_PUBLIC_URL: `http://localhost:${port}`,
      PATCHBAY_MASTER_KEY: masterKey,
      TWILIO_API_BASE_URL: provider.url,
    },
    stdio: ["ignore", "ignore", "inherit"],
  });
  try {
    await untilListening(port);
    await measureAll({ port, headers: { Authorization: `Bearer ${projectId}` } });
    await checkRuns();
  } finally {
    server.kill("SIGKILL");
    await closeDb();
  }
}

async function untilListening(port: number): Promise<void> {
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => null);
    await answer?.body?.cancel();
    if (answer) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

type Target = Parameters<typeof post>[0];

async function measureAll(target: Target): Promise<void> {
  // Plans, connections and compiled code are there before the clock runs.
  for (const kind of ["flow", "codes"] as const) await round(target, kind, 100);
  const taken: Record<Kind, Round[]> = { flow: [], codes: [] };
  for (let index = 0; index < rounds; index++)
    for (const kind of ["flow", "codes"] as const)
      taken[kind].push(await round(target, kind, atOnce));

  console.log(`${atOnce} at once, ${rounds} rounds in turns, medians; ${process.version}\n`);
  console.log(
    "| what | sign-ins/s | calls each | a call, p50 | a call, p99 |\n|---|---|---|---|---|",
  );
  const rows = (["flow", "codes"] as const).map((kind) => {
    const of = (pick: (one: Round) => number) => median(taken[kind].map(pick));
    const row = {
      perSecond: of(({ perSecond }) => perSecond),
      calls: of(({ calls }) => calls.length) / atOnce,
      p50: of(({ calls }) => at(calls, 0.5)),
      p99: of(({ calls }) => at(calls, 0.99)),
    };
    const { perSecond, calls, p50, p99 } = row;
    console.log(
      `| ${kind} | ${perSecond.toFixed(0)} | ${calls.toFixed(1)} | ${p50.toFixed(0)} ms | ${p99.toFixed(0)} ms |`,
    );
    return row;
  });
  const [flow, codes] = rows;
  if (flow && codes)
    console.log(
      `\nRatio of flow to codes: ${(flow.perSecond / codes.perSecond).toFixed(2)} of the sign-ins a second, ${(flow.p99 / codes.p99).toFixed(2)} of the p99 a call.`,
    );
}

async function round(target: Target, kind: Kind, count: number): Promise<Round> {
  const calls: number[] = [];
  const call = async (path: string, body: object): Promise<unknown> => {
    const startedAt = performance.now();
    const { status, text } = await post(target, path, body);
    calls.push(performance.now() - startedAt);
    if (status !== 200) throw new Error(`${path} answered ${status}: ${text}`);
    return JSON.parse(text);
  };
  const startedAt = performance.now();
  await Promise.all(
    Array.from({ length: count }, async () => {
      const to = freshNumber();
      numbers.push(to);
      await (kind === "flow" ? throughFlow(call, to) : byCodes(call, to));
    }),
  );
  return { perSecond: (count * 1_000) / (performance.now() - startedAt), calls };
}

type Call = (path: string, body: object) => Promise<unknown>;

async function byCodes(call: Call, to: string): Promise<void> {
  await call("/api/v1/auth/otp/signup-in/sms", { loginId: to, loginOptions: {} });
  await call("/api/v1/auth/otp/verify/sms", { loginId: to, code: provider.take(to) });
}

async function throughFlow(call: Call, to: string): Promise<void> {
  const started = answerOf.parse(await call("/api/v1/flow/start", { flowId: "bench" }));
  const { executionId, token } = started;
  let answer = started;
  while (answer.screen) {
    const { turn, fields, buttons } = answer.screen;
    const input = Object.fromEntries(
      fields.map(({ kind, key }) => [key, kind === "phone" ? to : provider.take(to)]),
    );
    const interactionId = buttons[0]?.id;
    answer = answerOf.parse(
      await call("/api/v1/flow/next", { executionId, token, turn, interactionId, input }),
    );
  }
  if (answer.status !== "completed" || !answer.authInfo)
    throw new Error(`A run ended as ${answer.status}.`);
}

/** Nothing is lost and nothing is there twice. */
async function checkRuns(): Promise<void> {
  const wrong = numbers.filter((to) => provider.countOf(to) !== 1);
  if (wrong.length > 0) throw new Error(`${wrong.length} numbers did not get one message.`);
  const { rows } = await getDb().$client.query(`
    select (select count(*)::int from flow_runs) as runs,
      (select count(*)::int from flow_runs where status = 'completed') as completed,
      (select count(*)::int from messages) as messages`);
  const { runs, completed, messages } = rows[0];
  if (runs !== completed || messages !== numbers.length)
    throw new Error(`${runs} runs, ${completed} completed, ${messages} messages.`);
  console.log(`${runs} runs completed; ${messages} messages, each once.`);
}

const at = (values: number[], share: number): number =>
  values.toSorted((a, b) => a - b)[
    Math.min(values.length - 1, Math.floor(values.length * share))
  ] ?? Number.NaN;

const median = (values: number[]): number => at(values, 0.5);

try {
  await main();
} finally {
  provider.close();
}
