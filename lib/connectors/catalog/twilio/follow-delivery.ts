import { z } from "zod";
import type { ProviderAnswer } from "../../kit/connector-error";
import type { TwilioSession } from "./client";
import { explainLater } from "./explain";
import type { Asked } from "./fault";
import { cannotTell, type Verdict } from "./line";
import type { Pace } from "./pace";
import { askCallError } from "./probes";

const status = z.object({ status: z.string().max(40), error_code: z.number().int().nullish() });

type Fate = { state: Verdict["state"]; label: string; meaning?: string };

/** Final statuses of messages and calls. */
const final: Record<string, Fate> = {
  delivered: { state: "pass", label: "Delivered" },
  read: { state: "pass", label: "Delivered and read" },
  failed: { state: "fail", label: "Failed" },
  undelivered: { state: "fail", label: "Not delivered" },
  canceled: { state: "fail", label: "Cancelled" },
  completed: {
    state: "pass",
    label: "Call was answered",
    meaning: "By a person or by voicemail: Twilio cannot tell.",
  },
  busy: { state: "warn", label: "The line was busy" },
  "no-answer": { state: "warn", label: "Nobody answered" },
};

/** What to say when time is up before the status is final. */
const leftAt: Record<string, string> = {
  sent: "The carrier took it and did not confirm delivery. Some carriers never do.",
  "in-progress": "The call was answered and is still going on.",
};

/** Milliseconds between two looks: often at first, when most messages arrive. */
const gaps = [1_000, 1_000, 1_500, 1_500, 2_000];
const lastGap = 3_000;

/**
 * Looks at a message or call until its status is final or the time to follow is up, and tells each
 * status once.
 */
export async function followDelivery(
  session: TwilioSession,
  { providerId: sid, status: firstStatus }: { providerId: string; status: string },
  signal: AbortSignal,
  pace: Pace,
  tell: (verdict: Verdict) => void,
): Promise<void> {
  const startedAt = pace.elapsedMs();
  const elapsed = () => Math.round(pace.elapsedMs() - startedAt);
  const isCall = sid.startsWith("CA");
  const ask = () =>
    session.ask(status, (client) => (isCall ? client.calls(sid) : client.messages(sid)).fetch());
  let last: Asked<z.output<typeof status>> | null = null;
  let known = firstStatus;
  tell(underWay(known, elapsed()));
  for (let look = 0; elapsed() < pace.followMs && !signal.aborted; look++) {
    await pace.wait(gaps[look] ?? lastGap, signal);
    last = await ask();
    if (!last.ok) {
      // One lost look is no news; a refused one will be refused again.
      if (last.fault.kind === "refused" && (last.fault.answer.httpStatus ?? 0) < 429)
        return tell({ ...cannotTell(last, "Delivery: cannot tell"), durationMs: elapsed() });
      continue;
    }
    const fate = final[last.value.status];
    if (fate) {
      const verdict = { ...fate, durationMs: elapsed(), answer: last.answer };
      if (fate.state === "pass") return tell(verdict);
      if (isCall) return tell({ ...verdict, ...(await callReason(session, sid, last)) });
      return tell({ ...verdict, ...reasonOf(last.value.error_code ?? null, last.answer) });
    }
    if (last.value.status !== known) tell(underWay(last.value.status, elapsed()));
    known = last.value.status;
  }
  tell({
    state: "unknown",
    label: `${isCall ? "Call" : "Message"} is ${words(known)}`,
    durationMs: elapsed(),
    ...(last?.ok ? { answer: last.answer } : {}),
    meaning: leftAt[known] ?? "Nothing final is known yet.",
    advice: `Look for ${sid} in the Twilio console.`,
  });
}

const words = (status: string) => status.replaceAll(/[-_]/g, " ");

const underWay = (status: string, durationMs: number): Verdict => ({
  state: "pending",
  label: `On its way: ${words(status)}`,
  durationMs,
});

/** Why a call did not succeed. The call itself does not say; Twilio's notes on it may. */
async function callReason(
  session: TwilioSession,
  sid: string,
  last: Asked<z.output<typeof status>> & { ok: true },
): Promise<Partial<Verdict>> {
  const noted = await askCallError(session, sid);
  if (noted.ok && noted.value) return reasonOf(noted.value, last.answer);
  return {
    meaning: `The call ended with the status ${words(last.value.status)}.`,
    advice: "Try again, or see the call in the Twilio console.",
  };
}

function reasonOf(code: number | null, given: ProviderAnswer): Partial<Verdict> {
  const { meaning, advice, link, answer } = explainLater(code, given);
  return { answer, meaning, advice, ...(link ? { link } : {}) };
}
