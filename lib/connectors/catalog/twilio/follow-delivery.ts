import { z } from "zod";
import type { TwilioSession } from "./client";
import { explainLater } from "./explain";
import type { Asked } from "./fault";
import { cannotTell, type Verdict } from "./line";
import type { Pace } from "./pace";

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
    if (fate) return tell(finalVerdict(fate, last, isCall, elapsed()));
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

function finalVerdict(
  fate: Fate,
  asked: Asked<z.output<typeof status>> & { ok: true },
  isCall: boolean,
  durationMs: number,
): Verdict {
  const verdict = { ...fate, durationMs, answer: asked.answer };
  if (fate.state === "pass") return verdict;
  if (isCall)
    return {
      ...verdict,
      meaning: `The call ended with the status ${words(asked.value.status)}.`,
      advice: "Try again, or see the call in the Twilio console.",
    };
  const { meaning, advice, link, answer } = explainLater(
    asked.value.error_code ?? null,
    asked.answer,
  );
  return { ...verdict, answer, meaning, advice, ...(link ? { link } : {}) };
}
