import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished } from "vitest";
import { freePorts } from "../port.mjs";
import { endLeftover } from "../postgres/end-leftover.mjs";
import { isAlive } from "../processes.mjs";

/** A data directory and a port of a test's own; what still runs on it is ended with the test. */
export async function makePlace() {
  const dataDir = mkdtempSync(path.join(tmpdir(), "patchbay-launch-"));
  // Root's Postgres runs as another user, who has to get there.
  chmodSync(dataDir, 0o711);
  const [port = 0] = await freePorts(1);
  const launched: ChildProcess[] = [];
  onTestFinished(async () => {
    for (const child of launched) if (child.pid && isAlive(child.pid)) child.kill("SIGKILL");
    await endLeftover(path.join(dataDir, "data"));
    rmSync(dataDir, { recursive: true, force: true });
  });
  return {
    port,
    dataDir: path.join(dataDir, "data"),
    /** Starts the launcher in a process group of its own. */
    launch(env: Record<string, string> = {}) {
      const child = spawn(process.execPath, ["scripts/launcher/testing/launch.mjs"], {
        env: {
          PATH: process.env.PATH,
          NODE_ENV: "production",
          PORT: String(port),
          PATCHBAY_DATA_DIR: path.join(dataDir, "data"),
          ...env,
        },
        detached: true,
      });
      launched.push(child);
      return new Launched(child, port, path.join(dataDir, "data"));
    },
  };
}

/** Sends a signal to one process. Zero and negative numbers mean groups of processes, this one's own among them. */
export function kill(pid: number, signal: NodeJS.Signals): void {
  if (pid <= 1) throw new Error(`${pid} is no process of the test`);
  process.kill(pid, signal);
}

/** Kills a launcher with everything that it started in its process group. */
export function killGroup(launched: Launched): void {
  if (launched.pid <= 1) throw new Error("the launcher never ran");
  process.kill(-launched.pid, "SIGKILL");
}

/** A launcher that runs, seen from outside: its output, its exit, its server over HTTP, its files. */
export class Launched {
  output = "";
  readonly exit: Promise<number>;
  readonly pid: number;

  constructor(
    child: ChildProcess,
    private readonly port: number,
    private readonly dataDir: string,
  ) {
    this.pid = child.pid ?? 0;
    this.exit = new Promise((resolve) => child.once("exit", (code) => resolve(code ?? -1)));
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding("utf8").on("data", (text) => {
        this.output += text;
      });
    }
  }

  /** Waits until the server answers, optionally another one than `notPid`; notes `text` in the database. */
  async answer(text = "", notPid = 0): Promise<{ pid: number; notes: string[] }> {
    return expect
      .poll(async () => this.#ask(text, notPid), waiting)
      .toBeDefined()
      .then(() => this.#last ?? { pid: 0, notes: [] });
  }

  #last: { pid: number; notes: string[] } | undefined;

  async #ask(text: string, notPid: number) {
    this.#last = undefined;
    try {
      const answer = await fetch(`http://127.0.0.1:${this.port}/${encodeURIComponent(text)}`);
      const state: { pid: number; notes: string[] } = await answer.json();
      if (state.pid !== notPid) this.#last = state;
    } catch {
      // Not yet.
    }
    return this.#last;
  }

  /** The pid of the Postgres of the data directory. */
  postgresPid(): number {
    const file = path.join(this.dataDir, "postgres-18", "postmaster.pid");
    return existsSync(file) ? Number(readFileSync(file, "utf8").split("\n")[0]) : 0;
  }
}

const waiting = { timeout: 20_000, interval: 50 };
