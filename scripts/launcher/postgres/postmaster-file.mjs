import fs from "node:fs";
import path from "node:path";
import { LaunchError } from "../fail.mjs";
import { commandOf, isAlive, until } from "../processes.mjs";

/** @typedef {{ pid: number, port: number, socketDir: string, isReady: boolean, sharedMemoryId?: number }} Postmaster */

const fileOf = (/** @type {string} */ cluster) => path.join(cluster, "postmaster.pid");

/**
 * What `postmaster.pid` says, dead or alive.
 * Lines: pid, data directory, start time, port, socket directory, listen address, shared memory key and id, status.
 *
 * @param {string} cluster
 * @returns {Postmaster | undefined}
 */
function readPostmasterFile(cluster) {
  let lines;
  try {
    lines = fs.readFileSync(fileOf(cluster), "utf8").split("\n");
  } catch {
    return undefined;
  }
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  const sharedMemoryId = Number(lines[6]?.trim().split(/\s+/)[1]);
  return {
    pid,
    port: Number(lines[3]),
    socketDir: lines[4] ?? "",
    isReady: lines[7]?.trim() === "ready",
    sharedMemoryId: Number.isInteger(sharedMemoryId) ? sharedMemoryId : undefined,
  };
}

/**
 * The server that runs on this cluster, if one does. The recorded pid may meanwhile belong to another program
 * (a container starts counting anew), so its command line is looked at too.
 *
 * @param {string} cluster
 * @returns {Postmaster | undefined}
 */
export function runningPostmaster(cluster) {
  const found = readPostmasterFile(cluster);
  if (!found || !isAlive(found.pid)) return undefined;
  const command = commandOf(found.pid);
  return command === undefined || command.includes(cluster) ? found : undefined;
}

/**
 * Takes the locks of a dead server away. Postgres does it itself, but neither while the dead one is a zombie nor when
 * its pid was given to another program. Its backends notice the death by themselves and have to be gone first.
 *
 * @param {string} cluster
 */
export async function clearDeadPostmaster(cluster) {
  const dead = readPostmasterFile(cluster);
  if (!dead) {
    fs.rmSync(fileOf(cluster), { force: true });
    return;
  }
  if (runningPostmaster(cluster)) return;
  if (!(await until(() => !isAttached(dead.sharedMemoryId), 10_000))) {
    throw new LaunchError(`processes of a killed Postgres still use ${cluster}: end them first.`);
  }
  const socket = path.join(dead.socketDir, `.s.PGSQL.${dead.port}`);
  for (const file of [fileOf(cluster), `${socket}.lock`, socket]) fs.rmSync(file, { force: true });
}

/** @param {number | undefined} id whether any process is attached to this System V shared memory segment */
function isAttached(id) {
  if (id === undefined) return false;
  try {
    const rows = fs.readFileSync("/proc/sysvipc/shm", "utf8").split("\n");
    return rows.some((row) => {
      const columns = row.trim().split(/\s+/);
      return Number(columns[1]) === id && Number(columns[6]) > 0;
    });
  } catch {
    return false;
  }
}
