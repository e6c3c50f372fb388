/**
 * Calls back when this process is asked to end: by a signal, or because its parent is gone. `npm start` puts a shell
 * between npm and us that passes no SIGTERM on, so that a killed npm would leave everything running.
 *
 * @param {() => void} onStop called once per request
 */
export function onStopRequest(onStop) {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, onStop);
  const parent = process.ppid;
  // Started by PID 1 itself (a container's entry point) there is no parent to lose.
  if (parent <= 1) return;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    onStop();
  }, 300);
  watch.unref();
}
