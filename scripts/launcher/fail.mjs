/** An expected failure of the launcher: its message is the one line that the operator reads. */
export class LaunchError extends Error {}

/** Ends the process with the one line of a {@link LaunchError}; a bug keeps its stack. */
export function endWith(error) {
  if (error instanceof LaunchError) process.stderr.write(`patchbay: ${oneLine(error.message)}\n`);
  else process.stderr.write(`patchbay: ${error?.stack ?? error}\n`);
  process.exit(1);
}

const oneLine = (/** @type {string} */ text) => text.replaceAll(/\s*[\r\n]+\s*/g, " ").trim();
