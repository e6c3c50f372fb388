type Listener = () => void;
type Proceed = () => void;

const dirty = new Set<symbol>();
const listeners = new Set<Listener>();
let question: Proceed | null = null;

function publish(): void {
  for (const listener of listeners) listener();
}

/** What on this page is not saved, and the step that waits for the answer whether to lose it. */
export const unsavedStore = {
  subscribe(listener: Listener): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  isDirty: (): boolean => dirty.size > 0,
  mark(source: symbol, isDirty: boolean): void {
    if (dirty.has(source) === isDirty) return;
    if (isDirty) dirty.add(source);
    else dirty.delete(source);
    publish();
  },
  question: (): Proceed | null => question,
  ask(proceed: Proceed): void {
    question = proceed;
    publish();
  },
  answer(leave: boolean): void {
    const proceed = question;
    question = null;
    if (leave) dirty.clear();
    publish();
    if (leave) proceed?.();
  },
};

/** Goes on at once when nothing is unsaved, otherwise only after the user agreed to lose it. */
export function requestLeave(proceed: Proceed): void {
  if (unsavedStore.isDirty()) unsavedStore.ask(proceed);
  else proceed();
}
