type Listener = () => void;

const listeners = new Set<Listener>();
let waiting: ((isConfirmed: boolean) => void)[] = [];

function publish(): void {
  for (const listener of listeners) listener();
}

/** Who waits for the password to be entered; the dialog in the shell shows it and answers. */
export const passwordStore = {
  subscribe(listener: Listener): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  isAsked: (): boolean => waiting.length > 0,
  ask: (): Promise<boolean> =>
    new Promise((resolve) => {
      waiting = [...waiting, resolve];
      publish();
    }),
  answer(isConfirmed: boolean): void {
    const asked = waiting;
    waiting = [];
    publish();
    for (const resolve of asked) resolve(isConfirmed);
  },
};
