import { isAlive, parentOf } from "./processes.mjs";

/**
 * Calls back when this process is asked to end: by a signal, or because its parent is gone. `npm start` puts a shell
 * between npm and us that passes no SIGTERM on, and that stays when npm is killed: so npm itself is watched too.
 *
 * @param {() => void} onStop called once per request
 */
export function onStopRequest(onStop) {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, onStop);
  const parent = process.ppid;
  // Started by PID 1 itself (a container's entry point) there is no parent to lose.
  if (parent <= 1) return;
  const npm = process.env.npm_lifecycle_event ? parentOf(parent) : undefined;
  const watch = setInterval(() => {
    if (process.ppid === parent && (npm === undefined || isAlive(npm))) return;
    clearInterval(watch);
    onStop();
  }, 300);
  watch.unref();
}
