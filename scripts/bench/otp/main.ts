// `npm run bench:otp`: sign-ins by one-time code a second, for this product, for a floor (the same
// statements, one provider call and one signature on bare `node:http`), and for better-auth with its
// phone-number plugin; all on one Postgres, in turns, with a provider that answers at once.
import { type ChildProcess, spawn } from "node:child_process";
import pg from "pg";
import { closeDb } from "@/lib/db/client";
import { migrateDatabase } from "@/lib/db/migrate";
import { type CpuUse, cpuOf, cpuOfPostgres } from "./cpu";
import { cycle, freshNumber, measure, post, type Sample, type Subject } from "./load";
import { makeBenchProject } from "./make-project";
import { startProvider } from "./provider";

const basePort = Number(process.env.PORT ?? 3870);
const seconds = Number(process.env.BENCH_SECONDS ?? 5);
const rounds = Number(process.env.BENCH_ROUNDS ?? 3);
/** Which of them: `BENCH_SUBJECTS=patchbay,floor BENCH_AT=16` for a quick look. */
const concurrencies = (process.env.BENCH_AT ?? "1,16,64").split(",").map(Number);
const allNames = ["patchbay", "floor", "better-auth"] as const;
const names = allNames.filter((name) =>
  (process.env.BENCH_SUBJECTS ?? allNames.join(",")).split(",").includes(name),
);

const postgresUrl = new URL(process.env.BENCH_POSTGRES ?? "");
const provider = await startProvider(basePort);
const children: ChildProcess[] = [];

async function createDatabase(name: string, template = "template0"): Promise<string> {
  const admin = new pg.Client(postgresUrl.href);
  await admin.connect();
  await admin.query(`create database ${name} template ${template}`);
  await admin.end();
  const url = new URL(postgresUrl);
  url.pathname = `/${name}`;
  return url.href;
}

function run(script: string, port: number, env: Record<string, string>): ChildProcess {
  const flags = process.env.BENCH_NODE_FLAGS?.split(" ") ?? [];
  const child = spawn(process.execPath, [...flags, "--enable-source-maps", script], {
    env: {
      ...process.env,
      NODE_ENV: "production",
      PORT: String(port),
      // Set, so that it waits for receipts instead of asking for each message's status.
      PATCHBAY_PUBLIC_URL: `http://localhost:${port}`,
      TWILIO_API_BASE_URL: provider.url,
      ...env,
    },
    stdio: ["ignore", "ignore", "inherit"],
  });
  children.push(child);
  return child;
}

async function untilListening(port: number): Promise<void> {
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => null);
    await answer?.body?.cancel();
    if (answer) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const median = (values: number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

async function main(): Promise<void> {
  const productUrl = await createDatabase("product");
  await migrateDatabase(productUrl);
  process.env.DATABASE_URL = productUrl;
  const { projectId, masterKey } = await makeBenchProject();
  await closeDb();
  const floorUrl = await createDatabase("floor", "product");
  const betterUrl = await createDatabase("better");

  const key = { PATCHBAY_MASTER_KEY: masterKey };
  const [ours, floors, betters] = [basePort + 1, basePort + 2, basePort + 3];
  const processes = {
    patchbay: run("dist/server.mjs", ours, { ...key, DATABASE_URL: productUrl }),
    floor: run("dist/scripts-bench-otp-floor.mjs", floors, {
      ...key,
      DATABASE_URL: floorUrl,
      BENCH_PROJECT: projectId,
    }),
    "better-auth": run("dist/scripts-bench-otp-better-auth.mjs", betters, {
      DATABASE_URL: betterUrl,
    }),
  };
  await Promise.all([ours, floors, betters].map(untilListening));

  const headers = { Authorization: `Bearer ${projectId}` };
  const otp = {
    send: {
      path: "/api/v1/auth/otp/signup-in/sms",
      body: (to: string) => ({ loginId: to, loginOptions: {} }),
    },
    verify: {
      path: "/api/v1/auth/otp/verify/sms",
      body: (to: string, code: string) => ({ loginId: to, code }),
    },
  };
  const subjects: Record<keyof typeof processes, Subject> = {
    patchbay: { name: "patchbay", port: ours, headers, ...otp },
    floor: { name: "floor", port: floors, headers: {}, ...otp },
    "better-auth": {
      name: "better-auth",
      port: betters,
      headers: { Origin: `http://localhost:${betters}` },
      send: {
        path: "/api/auth/phone-number/send-otp",
        body: (to) => ({ phoneNumber: to }),
      },
      verify: {
        path: "/api/auth/phone-number/verify",
        body: (to, code) => ({ phoneNumber: to, code }),
      },
    },
  };
  for (const name of names)
    await measure(() => cycle(subjects[name], provider.take), 8, Math.min(3, seconds));

  console.log(
    `Send and verify, ${rounds} rounds of ${seconds} s in turns, medians; ${process.version}\n`,
  );
  console.log(head("cycles/s"));
  for (const concurrency of concurrencies) {
    const results = await inTurns(names, async (name) => {
      return withCpu(processes[name].pid, () =>
        measure(() => cycle(subjects[name], provider.take), concurrency, seconds),
      );
    });
    report(concurrency, names, results);
  }

  console.log("\nWrong codes\n");
  console.log(head("checks/s"));
  const checked = (["patchbay", "floor"] as const).filter((name) => names.includes(name));
  const results = await inTurns(checked, (name) => wrongCodes(subjects[name], processes[name].pid));
  report(16, checked, results);
}

const head = (rate: string) =>
  `| at once | subject | ${rate} | of the floor | p50 | p99 | CPU s per 1,000 | Postgres | load |
|---|---|---|---|---|---|---|---|---|`;

type Row = Sample & { cpu: CpuUse };

/** Round after round, each subject in turn, so that a slow moment of the machine hits all of them. */
async function inTurns<Name extends string>(
  names: readonly Name[],
  sample: (name: Name) => Promise<Row>,
): Promise<Map<Name, Row[]>> {
  const rows = new Map<Name, Row[]>(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round++)
    for (const name of names) rows.get(name)?.push(await sample(name));
  return rows;
}

function report<Name extends string>(
  concurrency: number,
  names: readonly Name[],
  results: Map<Name, Row[]>,
): void {
  const of = (name: string, pick: (row: Row) => number) =>
    // The names are the keys; a missing one would print NaN.
    median((results.get(name as Name) ?? []).map(pick));
  for (const name of names) {
    const rate = of(name, (row) => row.perSecond);
    const share = rate / of("floor", (row) => row.perSecond);
    const [p50, p99] = [of(name, (row) => row.p50), of(name, (row) => row.p99)];
    const cpu = (["node", "postgres", "load"] as const).map((part) =>
      of(name, (row) => row.cpu[part]).toFixed(2),
    );
    console.log(
      `| ${concurrency} | ${name} | ${rate.toFixed(0)} | ${share.toFixed(2)} | ${p50.toFixed(1)} ms | ${p99.toFixed(1)} ms | ${cpu.join(" | ")} |`,
    );
  }
}

/** Four wrong tries for each of many codes that were sent before the clock runs. */
async function wrongCodes(subject: Subject, pid: number | undefined): Promise<Row> {
  const wrong: { to: string; code: string }[] = [];
  const waiting = Math.ceil(seconds * 700);
  await measureCount(waiting, 16, async () => {
    const to = freshNumber();
    await post(subject, subject.send.path, subject.send.body(to));
    const code = provider.take(to).replace(/^./, (digit) => String((Number(digit) + 1) % 10));
    wrong.push({ to, code });
  });
  // Not four on one code at once: that would measure how they wait for one another.
  const tries = Array.from({ length: 4 }, () => wrong).flat();
  const guess = async () => {
    const next = tries.pop();
    if (!next) throw new Error("Too few codes were prepared.");
    const { path, body } = subject.verify;
    const { status } = await post(subject, path, body(next.to, next.code));
    if (status !== 401) throw new Error(`A wrong code was answered ${status}.`);
  };
  return withCpu(pid, () => measure(guess, 16, seconds / 2));
}

/** CPU seconds for 1,000 pieces of work: of the subject, of Postgres, and of this process. */
async function withCpu(pid: number | undefined, run: () => Promise<Sample>): Promise<Row> {
  const before = allCpu(pid);
  const sample = await run();
  const after = allCpu(pid);
  const spent = (of: keyof CpuUse) => ((after[of] - before[of]) / sample.done) * 1_000;
  return {
    ...sample,
    cpu: { node: spent("node"), postgres: spent("postgres"), load: spent("load") },
  };
}

const allCpu = (pid: number | undefined): CpuUse => ({
  node: cpuOf(pid),
  postgres: cpuOfPostgres(Number(process.env.BENCH_POSTGRES_PID)),
  load: cpuOf(process.pid),
});

async function measureCount(count: number, concurrency: number, work: () => Promise<void>) {
  let left = count;
  const worker = async () => {
    while (left-- > 0) await work();
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
}

try {
  await main();
} finally {
  for (const child of children) child.kill("SIGKILL");
  provider.close();
}
