// node scripts/bench/with-postgres.mjs script.ts: builds the application, starts an empty durable Postgres, and runs
// the TypeScript file with its address in BENCH_POSTGRES; afterwards both are gone.
import { mkdir, rm } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { ensureBuilt } from "../launcher/build.mjs";
import { bundle } from "../launcher/bundle.mjs";
import { startEmbeddedPostgres } from "../launcher/postgres/embedded-postgres.mjs";
import { endLeftover } from "../launcher/postgres/end-leftover.mjs";
import { inModules, root } from "../launcher/root.mjs";

const [, , script = "", ...others] = process.argv;
// Only the benchmark of the server as a whole needs it built.
if (script.includes("/otp/")) await ensureBuilt();
/** @type {(source: string) => string} */
const bundled = (source) => `dist/${source.replaceAll("/", "-").replace(/\.ts$/, "")}.mjs`;
for (const source of [script, ...others]) await bundle(source, bundled(source));

const dataDir = inModules(`.cache/patchbay-${path.basename(path.dirname(script))}-bench`);
await endLeftover(dataDir);
await rm(dataDir, { recursive: true, force: true });
await mkdir(dataDir, { recursive: true, mode: 0o711 });
// For a look inside: BENCH_POSTGRES_SETTINGS='{"shared_preload_libraries":"pg_stat_statements"}'.
const settings = JSON.parse(process.env.BENCH_POSTGRES_SETTINGS ?? "{}");
const postgres = await startEmbeddedPostgres({ dataDir, settings });
process.env.BENCH_POSTGRES = postgres.url();
process.env.BENCH_POSTGRES_PID = String(postgres.pid());
try {
  await import(pathToFileURL(path.join(root, bundled(script))).href);
} finally {
  await postgres.stop();
  await rm(dataDir, { recursive: true, force: true });
}
process.exit();
