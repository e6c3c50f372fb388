// `npm run check`: every static check, one line each; what failed shows its output.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

process.chdir(fileURLToPath(new URL("../..", import.meta.url)));
const bin = (name) => [process.execPath, [`node_modules/${name}`]];
const script = (name) => [process.execPath, [`scripts/checks/${name}.mjs`]];

/** Names and commands of the static checks, in the order they run. */
export const checks = [
  ["format and lint", ...bin("@biomejs/biome/bin/biome"), ["check", "--error-on-warnings", "."]],
  ["route types", ...bin("next/dist/bin/next"), ["typegen"]],
  ["types", ...bin("typescript/bin/tsc"), ["--noEmit"]],
  ["architecture", ...script("architecture")],
  ["unused code", ...bin("knip/bin/knip.js")],
  ["wrapped actions and routes", ...script("wrapped")],
  ["address table", ...script("url-table")],
  ["file sizes", ...script("sizes")],
  ["paths in documents", ...script("docs")],
  ["lock file", ...script("lock-file")],
];

/** Runs them all; answers the names of those that failed. */
export function runChecks() {
  const failed = [];
  for (const [name, command, first, rest = []] of checks) {
    const started = performance.now();
    const run = spawnSync(command, [...first, ...rest], { encoding: "utf8" });
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(`${run.status === 0 ? "ok  " : "FAIL"} ${name} (${seconds} s)`);
    if (run.status === 0) continue;
    failed.push(name);
    console.log(`${run.stdout}${run.stderr}`);
  }
  return failed;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  process.exit(runChecks().length > 0 ? 1 : 0);
