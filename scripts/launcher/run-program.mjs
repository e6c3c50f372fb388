import { spawn } from "node:child_process";

/** @type {Set<import("node:child_process").ChildProcess>} */
const running = new Set();

/**
 * Runs a program to its end. Its output goes to stderr: stdout is kept for the log, the address and the count of tests.
 *
 * @param {string} program
 * @param {string[]} args
 * @param {import("node:child_process").SpawnOptions} [options]
 * @returns {Promise<number>} its exit code; 1 when a signal ended it or it could not be started
 */
export function runProgram(program, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: ["ignore", 2, 2], ...options });
    running.add(child);
    const settle = (/** @type {number} */ code) => {
      running.delete(child);
      resolve(code);
    };
    child.once("error", (error) => {
      process.stderr.write(`${program}: ${error.message}\n`);
      settle(1);
    });
    child.once("exit", (code) => settle(code ?? 1));
  });
}

/** Ends what {@link runProgram} still runs: an install or a build that nobody waits for any more. */
export function endPrograms() {
  for (const child of running) child.kill("SIGTERM");
}
