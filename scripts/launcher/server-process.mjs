import { spawn } from "node:child_process";
import path from "node:path";
import { root } from "./root.mjs";
import { say } from "./say.mjs";

/** The exit code of a server that cannot start for a reason that only the operator can mend (EX_CONFIG). */
export const cannotStart = 78;

const longestPauseMs = 5000;

/**
 * Runs the app server, and runs it again (sooner or later, up to 5 s) whenever it dies without having been asked to.
 *
 * @param {{ script: string, env: NodeJS.ProcessEnv, beforeStart: () => Promise<void>,
 *   onPid: (pid: number) => void, onReady: (message: { url: string, setupLink?: string }) => void,
 *   onGivenUp: (reason: string) => void }} options
 */
export function superviseServer({ script, env, beforeStart, onPid, onReady, onGivenUp }) {
  /** @type {import("node:child_process").ChildProcess | undefined} */
  let child;
  let wasReady = false;
  let isStopping = false;
  let failures = 0;
  /** @type {NodeJS.Timeout | undefined} */
  let pause;
  /** @type {(() => void) | undefined} */
  let onGone;

  async function run() {
    pause = undefined;
    try {
      await beforeStart();
    } catch (error) {
      if (!wasReady) return onGivenUp(error instanceof Error ? error.message : String(error));
      return later(String(error));
    }
    if (isStopping) return onGone?.();
    const bornAt = performance.now();
    let reason = "";
    const server = spawn(process.execPath, ["--enable-source-maps", path.join(root, script)], {
      cwd: root,
      env,
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    });
    child = server;
    if (server.pid) onPid(server.pid);
    server.on("message", (/** @type {any} */ message) => {
      if (message?.type === "cannot-start") reason = String(message.reason);
      if (message?.type !== "ready") return;
      wasReady = true;
      onReady(message);
    });
    server.once("exit", (code, signal) => {
      child = undefined;
      if (isStopping) return onGone?.();
      if (!wasReady) {
        return onGivenUp(reason || `the server ended with ${signal ?? code} before it was ready.`);
      }
      if (performance.now() - bornAt > 30_000) failures = 0;
      later(reason || `the server ended with ${signal ?? code}`);
    });
  }

  /** @param {string} why */
  function later(why) {
    const waitMs = Math.min(longestPauseMs, 100 * 2 ** failures++);
    say(`${why}; starting it again in ${waitMs} ms`);
    pause = setTimeout(run, waitMs);
  }

  run();
  return {
    /** Ends the server so that it starts anew (its bundle changed). */
    restart() {
      failures = 0;
      if (child) child.kill("SIGKILL");
      else if (!pause) run();
    },
    /**
     * Asks the server to drain and waits until it is gone; after 35 s (it gives itself 30) by force.
     *
     * @returns {Promise<void>}
     */
    stop() {
      isStopping = true;
      clearTimeout(pause);
      return new Promise((resolve) => {
        const server = child;
        if (!server) return resolve();
        const force = setTimeout(() => server.kill("SIGKILL"), 35_000);
        onGone = () => {
          clearTimeout(force);
          resolve();
        };
        server.kill("SIGTERM");
      });
    },
  };
}
