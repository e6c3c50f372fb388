// `npm run bench:rows`: how long the everyday questions take with 10 thousand old messages and challenges,
// and with 10 million, asked in turns of two databases on one Postgres.
import { drizzle } from "drizzle-orm/node-postgres";
import pg from "pg";
import type { ProjectCtx } from "@/lib/auth/context";
import { systemClock } from "@/lib/core/clock";
import { newId } from "@/lib/core/ids";
import { parseKeyring } from "@/lib/core/secrets";
import { closeDb, openPool } from "@/lib/db/client";
import { migrateDatabase } from "@/lib/db/migrate";
import { listMessages } from "@/lib/messages/list-messages";
import { sendOtp } from "@/lib/otp/send-otp";
import { verifyOtp } from "@/lib/otp/verify-otp";
import { freshNumber } from "../otp/load";
import { makeBenchProject } from "../otp/make-project";
import { startProvider } from "../otp/provider";
import { fill, searched } from "./fill";

const sizes = { small: 10_000, large: Number(process.env.BENCH_ROWS ?? 10_000_000) };
const samples = Number(process.env.BENCH_SAMPLES ?? 400);
const postgresUrl = new URL(process.env.BENCH_POSTGRES ?? "");
const provider = await startProvider(Number(process.env.PORT ?? 3880));

const urlOf = (name: string): string => {
  const url = new URL(postgresUrl);
  url.pathname = `/${name}`;
  return url.href;
};

async function withClient(url: string, work: (client: pg.Client) => Promise<unknown>) {
  const client = new pg.Client(url);
  await client.connect();
  await work(client);
  await client.end();
}

type Side = { app: ProjectCtx; admin: ProjectCtx; pool: pg.Pool; waiting: string[] };

async function makeSides(): Promise<Record<keyof typeof sizes, Side>> {
  await withClient(postgresUrl.href, (client) =>
    client.query("create database small template template0"),
  );
  await migrateDatabase(urlOf("small"));
  process.env.DATABASE_URL = urlOf("small");
  const { projectId, masterKey } = await makeBenchProject();
  await closeDb();
  await withClient(postgresUrl.href, (client) =>
    client.query("create database large template small"),
  );
  const keyring = parseKeyring(masterKey);
  if (!keyring.ok) throw new Error(keyring.error);
  const side = async (name: keyof typeof sizes): Promise<Side> => {
    const startedAt = performance.now();
    await withClient(urlOf(name), (client) => fill(client, projectId, sizes[name]));
    const took = ((performance.now() - startedAt) / 1_000).toFixed(0);
    console.log(`${sizes[name].toLocaleString("en")} messages and challenges made in ${took} s`);
    const pool = openPool(urlOf(name));
    const base = {
      requestId: newId("request"),
      ip: null,
      db: drizzle(pool),
      clock: systemClock,
      keyring: () => keyring.value,
      twilioBaseUrl: provider.url,
      project: { id: projectId, slug: "bench", name: "Bench" },
      role: null,
    };
    return {
      app: { ...base, actor: { kind: "client" } },
      admin: { ...base, actor: { kind: "system", name: "benchmark" } },
      pool,
      waiting: [],
    };
  };
  return { small: await side("small"), large: await side("large") };
}

async function must<T extends { ok: boolean }>(result: Promise<T>): Promise<T> {
  const settled = await result;
  if (!settled.ok) throw new Error(JSON.stringify(settled));
  return settled;
}

const questions: Record<string, (side: Side) => Promise<unknown>> = {
  "first page of Messages": ({ admin }) => must(listMessages(admin, { limit: 50 })),
  "search by last digits": ({ admin }) =>
    must(listMessages(admin, { limit: 50, q: searched.tail })),
  send: async ({ app, waiting }) => {
    const loginId = freshNumber();
    await must(sendOtp(app, { channel: "sms", purpose: "sign_up_or_in", loginId, from: "api" }));
    waiting.push(loginId);
  },
  verify: async ({ app, waiting }) => {
    const loginId = waiting.pop() ?? "";
    await must(verifyOtp(app, { channel: "sms", loginId, code: provider.take(loginId) }));
  },
};

async function timed(work: Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work;
  return performance.now() - startedAt;
}

const quantile = (values: number[], share: number) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? Number.NaN;

const sides = await makeSides();
console.log(`\n${samples} samples of each, in turns; ${process.version}\n`);
console.log("| question | 10 thousand, median | p95 | many, median | p95 | ratio of medians |");
console.log("|---|---|---|---|---|---|");
for (const [name, ask] of Object.entries(questions)) {
  const times = { small: [] as number[], large: [] as number[] };
  const warmUp = name === "verify" ? 0 : 30;
  for (let n = -warmUp; n < samples; n++)
    for (const size of n % 2 ? (["small", "large"] as const) : (["large", "small"] as const)) {
      const time = await timed(ask(sides[size]));
      if (n >= 0) times[size].push(time);
    }
  const [small, large] = [quantile(times.small, 0.5), quantile(times.large, 0.5)];
  const cells = [small, quantile(times.small, 0.95), large, quantile(times.large, 0.95)];
  console.log(
    `| ${name} | ${cells.map((ms) => `${ms.toFixed(2)} ms`).join(" | ")} | ${(large / small).toFixed(2)} |`,
  );
}
for (const { pool } of Object.values(sides)) await pool.end();
provider.close();
