import type { MessageState } from "../../kit/receipt";

type Fate = { state: MessageState; isFinal: boolean };

const under = (state: MessageState): Fate => ({ state, isFinal: false });
const final = (state: MessageState): Fate => ({ state, isFinal: true });

/** Every status of a message that Twilio documents for outgoing ones, and what it stands for. */
const messageStatuses: Record<string, Fate> = {
  accepted: under("queued"),
  scheduled: under("queued"),
  queued: under("queued"),
  sending: under("queued"),
  sent: under("sent"),
  // Some parts arrived; the rest may still.
  partially_delivered: under("sent"),
  delivered: final("delivered"),
  read: final("delivered"),
  undelivered: final("undelivered"),
  failed: final("failed"),
  canceled: final("failed"),
};

/** The same of a call. `completed` was answered, by whomever. */
const callStatuses: Record<string, Fate> = {
  queued: under("queued"),
  initiated: under("queued"),
  ringing: under("sent"),
  "in-progress": under("sent"),
  completed: final("delivered"),
  busy: final("undelivered"),
  "no-answer": final("undelivered"),
  canceled: final("failed"),
  failed: final("failed"),
};

/** What a status of a message ("SM…", "MM…") or call ("CA…") stands for; null for one we do not know. */
export function fateOf(sid: string, status: string): Fate | null {
  const known = sid.startsWith("CA") ? callStatuses : messageStatuses;
  return Object.hasOwn(known, status) ? (known[status] ?? null) : null;
}

/** How far a message has come that Twilio has just taken. */
export function acceptedAs(sid: string, status: string): "queued" | "sent" | "delivered" {
  const state = fateOf(sid, status)?.state;
  return state === "sent" || state === "delivered" ? state : "queued";
}
