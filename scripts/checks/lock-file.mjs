// The lock file names the binary packages of every platform. npm leaves out those that the registry
// did not have yet, and then `npm ci` fails on that platform.
import { readFileSync } from "node:fs";

const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8"));

/** Whether a package at `from` finds `name` the way Node does: beside it, then further up. */
function isFound(from, name) {
  for (let base = from; ; ) {
    if (packages[`${base ? `${base}/` : ""}node_modules/${name}`]) return true;
    if (!base) return false;
    base = base.slice(0, Math.max(0, base.lastIndexOf("/node_modules/")));
  }
}

const missing = Object.entries(packages).flatMap(([from, { optionalDependencies = {} }]) =>
  Object.keys(optionalDependencies)
    .filter((name) => !isFound(from, name))
    .map((name) => `${from || "package.json"} needs ${name}, which package-lock.json lacks`),
);
const hosts = Object.entries(packages).filter(([, { resolved }]) => resolved);
for (const [name] of hosts) missing.push(`${name} names a download address; run npm install again`);
for (const line of missing) console.error(line);
if (missing.length > 0) process.exit(1);
