const startedAt = performance.now();

/** Progress for the person at the terminal. Goes to stderr: stdout is kept for the JSON log and the address. */
export function say(/** @type {string} */ message) {
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  process.stderr.write(`[${seconds}s] ${message}\n`);
}
