export type ToastTone = "neutral" | "success" | "warning" | "danger";

export type Toast = {
  id: number;
  tone: ToastTone;
  title: string;
  description?: string;
  /** One thing to do about it; the toast closes after it. */
  action?: { label: string; onSelect: () => void };
};

type Listener = () => void;

let toasts: readonly Toast[] = [];
let nextId = 1;
const listeners = new Set<Listener>();

function publish(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

/** What `Toaster` shows, oldest first; at most three. */
export const toastStore = {
  subscribe(listener: Listener): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  list: (): readonly Toast[] => toasts,
  dismiss(id: number): void {
    publish(toasts.filter((toast) => toast.id !== id));
  },
};

/**
 * Tells of something that has happened, from anywhere in the browser. For what the user must not
 * miss use a Callout in the page: a toast goes away.
 */
export function toast(content: Omit<Toast, "id" | "tone"> & { tone?: ToastTone }): void {
  const added: Toast = { tone: "neutral", ...content, id: nextId++ };
  publish([...toasts, added].slice(-3));
}
