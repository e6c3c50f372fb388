import fs from "node:fs";
import path from "node:path";
import { LaunchError } from "./fail.mjs";
import { root } from "./root.mjs";
import { runProgram } from "./run-program.mjs";
import { say } from "./say.mjs";

/** @typedef {{ version?: string, optional?: boolean, link?: boolean }} LockedPackage */

/** Installs the locked dependencies unless exactly those are there. */
export async function ensureInstalled() {
  const wanted = readPackages(path.join(root, "package-lock.json"));
  if (!wanted) throw new LaunchError("package-lock.json is missing or damaged.");
  // npm writes this file last, and takes it away before it changes anything.
  const installed = readPackages(path.join(root, "node_modules", ".package-lock.json"));
  if (installed && matches(wanted, installed)) return;
  say("installing dependencies");
  const npm = process.env.npm_execpath;
  const args = ["ci", "--include=dev", "--include=optional", "--no-audit", "--no-fund"];
  args.push("--ignore-scripts", "--loglevel=error");
  // NODE_ENV=production would leave out what the build needs.
  const options = { cwd: root, env: { ...process.env, NODE_ENV: "" } };
  const status = npm?.endsWith(".js")
    ? await runProgram(process.execPath, [npm, ...args], options)
    : await runProgram("npm", args, { ...options, shell: process.platform === "win32" });
  if (status !== 0) throw new LaunchError("the dependencies could not be installed.");
}

/**
 * Whether the installed packages are the wanted ones. Optional ones belong to other platforms when they are absent.
 *
 * @param {Record<string, LockedPackage>} wanted
 * @param {Record<string, LockedPackage>} installed
 */
export function matches(wanted, installed) {
  for (const [where, { version, optional, link }] of Object.entries(wanted)) {
    if (where === "" || link) continue;
    const found = installed[where];
    if (!found && optional) continue;
    if (found?.version !== version) return false;
  }
  return true;
}

/**
 * @param {string} file
 * @returns {Record<string, LockedPackage> | undefined}
 */
function readPackages(file) {
  try {
    return JSON.parse(fs.readFileSync(file, "utf8")).packages;
  } catch {
    return undefined;
  }
}
