import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { LaunchError } from "../fail.mjs";
import { ownDirectory } from "./identity.mjs";

/** The database user and the database of Patchbay in the built-in Postgres. */
export const databaseUser = "patchbay";

/**
 * Makes an empty cluster with data checksums and password sign-in, whole or not at all.
 *
 * @param {{ native: string, cluster: string, password: string, isDurable: boolean,
 *   spawnOptions: import("node:child_process").SpawnSyncOptions,
 *   identity: import("./identity.mjs").Identity | undefined }} options
 */
export function createCluster({ native, cluster, password, isDurable, spawnOptions, identity }) {
  if (fs.existsSync(path.join(cluster, "PG_VERSION"))) return;
  const staged = `${cluster}.new`;
  fs.rmSync(staged, { recursive: true, force: true });
  ownDirectory(staged, identity);
  const passwordFile = `${staged}.password`;
  fs.writeFileSync(passwordFile, password, { mode: 0o600 });
  if (identity) fs.chownSync(passwordFile, identity.uid, identity.gid);
  const args = ["-D", staged, "-U", databaseUser, "--auth=scram-sha-256"];
  args.push(`--pwfile=${passwordFile}`, "-E", "UTF8", "--locale=C", "--data-checksums");
  args.push("--no-instructions");
  if (!isDurable) args.push("--no-sync");
  const run = (/** @type {string} */ program, /** @type {string[]} */ given, input = "") => {
    const done = spawnSync(path.join(native, "bin", program), given, {
      ...spawnOptions,
      input,
      stdio: ["pipe", "ignore", "pipe"],
      encoding: "utf8",
    });
    if (done.status === 0) return;
    const reason = done.error?.message ?? String(done.stderr).trim().split("\n").at(-1);
    throw new LaunchError(`the built-in Postgres could not make its data directory: ${reason}`);
  };
  try {
    run("initdb", args);
  } finally {
    fs.rmSync(passwordFile, { force: true });
  }
  // Without a server: the cluster gets its name only when the database is in it.
  const single = ["--single", "-D", staged, "-c", `fsync=${isDurable ? "on" : "off"}`, "postgres"];
  run("postgres", single, `create database ${databaseUser}\n`);
  fs.renameSync(staged, cluster);
}
