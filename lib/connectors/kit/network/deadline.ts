/**
 * A signal that aborts after `ms`, or earlier with `signal`. Made by hand because of
 * `AbortSignal.any` over `AbortSignal.timeout`: Node 20 can collect the timeout as garbage before
 * it fires, and then nothing ever ends.
 */
export function deadline(signal: AbortSignal, ms: number): AbortSignal {
  const controller = new AbortController();
  if (signal.aborted) {
    controller.abort();
    return controller.signal;
  }
  const end = () => {
    clearTimeout(timer);
    controller.abort();
  };
  const timer = setTimeout(end, ms);
  timer.unref();
  signal.addEventListener("abort", end, { once: true, signal: controller.signal });
  return controller.signal;
}
