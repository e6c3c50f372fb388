import type { RuleAction } from "./rules";

/** How an accepted message or call goes on. */
export interface Outcome {
  statuses: readonly string[];
  errorCode?: number;
  sipResponseCode?: number;
  answeredBy?: string;
  /** The key that whoever answers presses when asked; null for none, as an answering machine. */
  key?: string | null;
}

/**
 * Recipients with a story of their own on any live account, so that a person can try a failure by
 * hand without programming a rule: `+150055` and five digits. A Twilio code answers with that code
 * (30xxx and 63xxx: accepted first, failed later); 99xxx breaks the transport or ends a call.
 */
export function ownNumber(to: string): {
  refusal?: number;
  laterCode?: number;
  action?: RuleAction;
  outcome?: Outcome;
} {
  const match = /^\+150055(\d{5})$/.exec(to);
  if (match === null) return {};
  const digits = Number(match[1]);
  if (digits >= 50_000 && digits <= 50_009) return {}; // Twilio's own magic numbers
  if (digits >= 99_000) return stories.get(digits) ?? {};
  if (digits >= 30_000 && digits < 40_000) return { laterCode: digits };
  return { refusal: digits };
}

const stories = new Map<number, { action?: RuleAction; outcome?: Outcome }>([
  [99_001, { action: { kind: "delay", ms: 3_000 } }],
  [99_002, { action: { kind: "hang", afterAcceptance: false } }],
  [99_003, { action: { kind: "reset", afterAcceptance: false } }],
  [99_004, { action: { kind: "reset", afterAcceptance: true } }],
  [99_005, { action: { kind: "error", code: 20_503, afterAcceptance: false, headers: {} } }],
  [99_006, { action: { kind: "error", code: 20_503, afterAcceptance: true, headers: {} } }],
  [99_007, { action: { kind: "html", status: 200, afterAcceptance: false } }],
  [99_008, { action: { kind: "drip", everyMs: 200 } }],
  [99_009, { action: { kind: "huge", bytes: 20_000_000, afterAcceptance: false } }],
  [99_010, { outcome: { statuses: ["queued", "sending", "sent"] } }],
  [99_101, { outcome: { statuses: ["queued", "ringing", "busy"], sipResponseCode: 486 } }],
  [99_102, { outcome: { statuses: ["queued", "ringing", "no-answer"], sipResponseCode: 487 } }],
  [99_103, { outcome: { statuses: ["queued", "failed"], sipResponseCode: 404 } }],
  [99_104, { outcome: { statuses: ["queued", "canceled"] } }],
  [
    99_105,
    {
      outcome: {
        statuses: ["queued", "ringing", "in-progress", "completed"],
        answeredBy: "machine_start",
      },
    },
  ],
]);
