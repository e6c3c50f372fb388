import type { LineState, TestLine } from "../../kit/test-line";
import { explain } from "./explain";
import type { Asked } from "./fault";

export type Verdict = Pick<TestLine, "label" | "state"> & Partial<TestLine>;
export type LineId =
  | "reached"
  | "credentials"
  | "receipts"
  | "account"
  | "balance"
  | "sender"
  | "sender-sms"
  | "service"
  | "service-senders"
  | "voice-sender"
  | "sms-country"
  | "voice-country"
  | "message"
  | "delivery";

/** What was found, with Twilio's answer and how long it took. */
export function found(
  asked: Asked<unknown> | null,
  state: LineState,
  label: string,
  words: Pick<TestLine, "meaning" | "advice" | "link"> = {},
): Verdict {
  const timing = asked ? { durationMs: asked.durationMs } : {};
  const answer = asked ? { answer: asked.ok ? asked.answer : asked.fault.answer } : {};
  return { label, state, ...timing, ...answer, ...words };
}

/** A question that got no success, in the words of the error catalogue. */
export function notFound(
  asked: Asked<unknown> & { ok: false },
  state: LineState,
  label: string,
): Verdict {
  const { meaning, advice, link, answer } = explain(asked.fault, "read");
  return {
    label,
    state,
    durationMs: asked.durationMs,
    answer,
    meaning,
    advice,
    ...(link ? { link } : {}),
  };
}

/** A check that could not be made, which says nothing about the connector. */
export function cannotTell(asked: Asked<unknown> & { ok: false }, label: string): Verdict {
  const isPermission =
    asked.fault.kind === "refused" && [401, 403].includes(asked.fault.answer.httpStatus ?? 0);
  const verdict = notFound(asked, "unknown", label);
  return isPermission
    ? {
        ...verdict,
        meaning: "These credentials may not read this, so it cannot be checked.",
        advice: "Nothing to do, unless sending fails too.",
      }
    : verdict;
}

export const skipped = (label: string, meaning: string): Verdict => ({
  label,
  state: "skipped",
  meaning,
});
