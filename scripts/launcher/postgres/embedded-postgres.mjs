import { spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import net from "node:net";
import path from "node:path";
import { LaunchError } from "../fail.mjs";
import { takeFileLock } from "../file-lock.mjs";
import { freePorts } from "../port.mjs";
import { isAlive, until } from "../processes.mjs";
import { copyBinaries, postgresBinaries } from "./binaries.mjs";
import { createCluster, databaseUser } from "./create-cluster.mjs";
import { canReach, postgresIdentity } from "./identity.mjs";
import { databasePassword, placeOfCluster, socketDirectory } from "./place.mjs";
import { clearDeadPostmaster, runningPostmaster } from "./postmaster-file.mjs";

/**
 * @typedef {object} EmbeddedPostgres
 * @property {(database?: string) => string} url
 * @property {() => number} pid of the postmaster
 * @property {boolean} wasAdopted whether it ran already (a killed launcher's, or another run's)
 * @property {() => Promise<void>} ensure starts it again when it died
 * @property {() => Promise<void>} stop
 */

const startLimitMs = 60_000;
const stopLimitMs = 30_000;

/**
 * Runs the real Postgres of the npm package on `dataDir`, or adopts the one that already runs there.
 * Local only: a unix socket in a private directory (loopback TCP where there is none), with a random password.
 *
 * @param {{ dataDir: string, isDurable?: boolean, transport?: "socket" | "tcp", settings?: Record<string, string> }} options
 *   `isDurable: false` gives up power-loss safety for speed: tests only
 * @returns {Promise<EmbeddedPostgres>}
 */
export async function startEmbeddedPostgres({
  dataDir,
  isDurable = true,
  transport = process.platform === "win32" ? "tcp" : "socket",
  settings = {},
}) {
  const identity = postgresIdentity();
  const installed = postgresBinaries();
  const { cluster, home } = placeOfCluster(dataDir, identity);
  const native = canReach(path.join(installed, "bin", "postgres"), identity, 5)
    ? installed
    : copyBinaries(installed, sharedPlace());
  const password = databasePassword(dataDir);
  const spawnOptions = {
    ...identity,
    cwd: path.parse(cluster).root,
    env: { PATH: process.env.PATH, SystemRoot: process.env.SystemRoot, LC_ALL: "C", TZ: "UTC" },
  };
  /** @type {import("./postmaster-file.mjs").Postmaster | undefined} */
  let server;
  let wasAdopted = false;

  /** Called with the start lock held. */
  async function startOrAdopt() {
    createCluster({ native, cluster, password, isDurable, spawnOptions, identity });
    const running = runningPostmaster(cluster);
    if (running && (await until(() => runningPostmaster(cluster)?.isReady === true, 5000))) {
      server = runningPostmaster(cluster);
      wasAdopted = true;
      if (server && (await answers(server))) return;
    }
    if (running) await end(running.pid, native, cluster);
    wasAdopted = false;
    await clearDeadPostmaster(cluster);
    await launch();
  }

  async function launch() {
    // After a crash the pool of the app still knows the old address: keep it.
    const port = transport === "tcp" ? (server?.port ?? (await freePorts(1))[0]) : 5432;
    const log = path.join(dataDir, "postgres.log");
    if (fs.existsSync(log) && fs.statSync(log).size > 10_000_000) fs.renameSync(log, `${log}.1`);
    const out = fs.openSync(log, "a", 0o600);
    const given = {
      port: String(port),
      listen_addresses: transport === "tcp" ? "127.0.0.1" : "",
      unix_socket_directories: transport === "tcp" ? "" : socketDirectory(home, identity),
      unix_socket_permissions: "0700",
      max_connections: "100",
      shared_buffers: "128MB",
      ...(isDurable ? {} : { fsync: "off", full_page_writes: "off" }),
      ...settings,
    };
    const args = ["-D", cluster, ...Object.entries(given).flatMap(([k, v]) => ["-c", `${k}=${v}`])];
    // In a session of its own: Ctrl-C in the terminal must reach the app first and Postgres last.
    const child = spawn(path.join(native, "bin", "postgres"), args, {
      ...spawnOptions,
      stdio: ["ignore", out, out],
      detached: true,
    });
    child.unref();
    fs.closeSync(out);
    let failure = "";
    child.once("error", (error) => {
      failure = error.message;
    });
    child.once("exit", (code, signal) => {
      failure ||= `it ended with ${signal ?? code}`;
    });
    const settled = () => failure !== "" || runningPostmaster(cluster)?.isReady === true;
    const isSettled = await until(settled, startLimitMs);
    if (failure !== "" || !isSettled) {
      throw new LaunchError(
        `the built-in Postgres did not start (${failure || "no answer in 60 s"}): see ${log}`,
      );
    }
    server = runningPostmaster(cluster);
  }

  async function ensure() {
    if (server && isAlive(server.pid)) return;
    const lock = await takeFileLock(path.join(dataDir, "postgres-start.lock"), {
      waitMs: startLimitMs,
    });
    if ("heldBy" in lock) {
      throw new LaunchError(
        `process ${lock.heldBy.pid} has been starting the built-in Postgres of ${dataDir} for a minute.`,
      );
    }
    try {
      await startOrAdopt();
    } finally {
      lock.release();
    }
  }

  await ensure();
  return {
    url: (database = databaseUser) => urlOf(server, password, database),
    pid: () => server?.pid ?? 0,
    get wasAdopted() {
      return wasAdopted;
    },
    ensure,
    stop: async () => {
      if (server) await end(server.pid, native, cluster);
    },
  };
}

/**
 * The address of a built-in Postgres that already runs, without starting one.
 *
 * @param {string} dataDir
 * @returns {string | undefined}
 */
export function runningDatabaseUrl(dataDir) {
  if (!fs.existsSync(dataDir)) return undefined;
  const { cluster } = placeOfCluster(dataDir, postgresIdentity());
  const server = runningPostmaster(cluster);
  return server?.isReady ? urlOf(server, databasePassword(dataDir), databaseUser) : undefined;
}

/**
 * @param {import("./postmaster-file.mjs").Postmaster | undefined} server
 * @param {string} password
 * @param {string} database
 */
function urlOf(server, password, database) {
  if (!server) throw new Error("the built-in Postgres is not running");
  if (server.socketDir === "") {
    return `postgresql://${databaseUser}:${password}@127.0.0.1:${server.port}/${database}`;
  }
  const host = encodeURIComponent(server.socketDir);
  return `postgresql://${databaseUser}:${password}@${host}:${server.port}/${database}`;
}

/**
 * Whether the server takes connections: an adopted one may be stopped or wedged.
 *
 * @param {import("./postmaster-file.mjs").Postmaster} server
 * @returns {Promise<boolean>}
 */
function answers(server) {
  return new Promise((resolve) => {
    const target =
      server.socketDir === ""
        ? { host: "127.0.0.1", port: server.port }
        : { path: path.join(server.socketDir, `.s.PGSQL.${server.port}`) };
    const socket = net.connect(target);
    const settle = (/** @type {boolean} */ result) => {
      socket.destroy();
      resolve(result);
    };
    socket.setTimeout(3000, () => settle(false));
    socket.once("error", () => settle(false));
    socket.once("connect", () => socket.write(startupMessage()));
    // R asks for the password; E says that it is starting up or shutting down.
    socket.once("data", (reply) => settle(reply[0] === "R".charCodeAt(0)));
  });
}

/** The first message of the protocol, version 3.0: who asks for which database. */
function startupMessage() {
  const fields = Buffer.from(`user\0${databaseUser}\0database\0${databaseUser}\0\0`);
  const head = Buffer.alloc(8);
  head.writeInt32BE(head.length + fields.length, 0);
  head.writeInt32BE(196_608, 4);
  return Buffer.concat([head, fields]);
}

/**
 * Fast shutdown (sessions are cut, everything is written); after 30 s by force, which the next start recovers from.
 *
 * @param {number} pid
 * @param {string} native
 * @param {string} cluster
 */
async function end(pid, native, cluster) {
  if (process.platform === "win32") {
    spawnSync(path.join(native, "bin", "pg_ctl"), ["stop", "-D", cluster, "-m", "fast"]);
  } else {
    signal(pid, "SIGINT");
    // A stopped process would keep the signal for later.
    signal(pid, "SIGCONT");
  }
  if (await until(() => !isAlive(pid), stopLimitMs)) return;
  signal(pid, "SIGKILL");
  await until(() => !isAlive(pid), 5000);
}

/**
 * @param {number} pid
 * @param {NodeJS.Signals} name
 */
function signal(pid, name) {
  try {
    process.kill(pid, name);
  } catch {
    // Gone already.
  }
}

function sharedPlace() {
  fs.mkdirSync("/var/lib/patchbay", { recursive: true, mode: 0o755 });
  return "/var/lib/patchbay";
}
