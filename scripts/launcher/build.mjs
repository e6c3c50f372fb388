import fs from "node:fs";
import path from "node:path";
import { bundle, serverEntry } from "./bundle.mjs";
import { LaunchError } from "./fail.mjs";
import { takeFileLock } from "./file-lock.mjs";
import { inModules, root } from "./root.mjs";
import { runProgram } from "./run-program.mjs";
import { say } from "./say.mjs";
import { sourceHash } from "./source-hash.mjs";

/** What is made of the server outside Next. */
export const serverBundle = "dist/server.mjs";

const lockLimitMs = 15 * 60_000;

/** Builds the application unless it was built from these very sources. One build at a time in a directory. */
export async function ensureBuilt() {
  const wanted = `${sourceHash(root)} ${process.version}`;
  if (isBuiltFrom(wanted)) return;
  const lock = await lockBuild();
  try {
    if (isBuiltFrom(wanted)) return;
    fs.rmSync(mark, { force: true });
    say("building");
    const status = await runProgram(process.execPath, [inModules("next/dist/bin/next"), "build"], {
      cwd: root,
      env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    });
    if (status !== 0) throw new LaunchError("the application could not be built.");
    await bundle(serverEntry, serverBundle);
    fs.writeFileSync(mark, wanted);
  } finally {
    lock.release();
  }
}

/** Which sources the build was made of; written last, taken away first. */
const mark = path.join(root, ".next", "patchbay-sources");

const isBuiltFrom = (/** @type {string} */ sources) =>
  fs.existsSync(path.join(root, ".next", "BUILD_ID")) &&
  fs.existsSync(path.join(root, serverBundle)) &&
  read(mark) === sources;

async function lockBuild() {
  const file = inModules(".cache/patchbay-build.lock");
  let lock;
  try {
    lock = await takeFileLock(file, { waitMs: lockLimitMs });
  } catch (error) {
    throw new LaunchError(
      `cannot build in ${root}: ${error instanceof Error ? error.message : error}`,
    );
  }
  if ("heldBy" in lock) throw new LaunchError(`process ${lock.heldBy.pid} is still building.`);
  return lock;
}

const read = (/** @type {string} */ file) => {
  try {
    return fs.readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
};
