import "server-only";

const atOnce = 2;
let running = 0;
const waiting: (() => void)[] = [];

/**
 * Runs slow password work, two at a time in a process. scrypt runs on the four threads that Node
 * also needs for name look-ups and for proving itself to Postgres: fifty sign-ins at once would
 * keep every new database connection waiting until it gives up.
 */
export async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    return await work();
  } finally {
    // The place goes straight to the next in line, so nobody can slip in between.
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}
