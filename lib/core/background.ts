/**
 * Work that goes on after its request was answered (a connector test, for one). The server waits
 * for it when it stops. Kept on globalThis because the front and Next are bundled apart.
 */
const key = Symbol.for("patchbay.background");
const holder = globalThis as { [key]?: Set<Promise<void>> };

function running(): Set<Promise<void>> {
  holder[key] ??= new Set();
  return holder[key];
}

/** Runs `work` beside the request. `onBug` hears of anything it throws. */
export function runInBackground(work: () => Promise<void>, onBug: (bug: unknown) => void): void {
  const tasks = running();
  const task = work()
    .catch(onBug)
    .finally(() => tasks.delete(task));
  tasks.add(task);
}

/** Resolves once everything started by `runInBackground` has ended. */
export async function settleBackground(): Promise<void> {
  while (running().size > 0) await Promise.allSettled([...running()]);
}
