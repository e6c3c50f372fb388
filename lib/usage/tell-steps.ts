import type { MessageDetail, MessageEvent } from "@/lib/messages/get-message";
import type { CodeNeighbour, CodeStory } from "@/lib/otp/read-code-story";

/** One thing that happened to a message or its code. `at` is ISO 8601 in UTC. */
export type StoryStep = { at: string } & (
  | { kind: "asked" }
  | { kind: "handedOver" }
  | { kind: "status"; event: MessageEvent }
  | { kind: "wrongTry"; number: number; maxTries: number }
  | { kind: "verified" }
  | { kind: "replaced"; by: CodeNeighbour }
  | { kind: "expired" }
);

/** Steps of the same moment keep this order. */
const order: readonly StoryStep["kind"][] = [
  "asked",
  "handedOver",
  "status",
  "wrongTry",
  "verified",
  "replaced",
  "expired",
];

/** What happened, oldest first. A step that lies ahead is not told. */
export function tellSteps(
  message: Pick<MessageDetail, "createdAt" | "latencyMs" | "outcome" | "events" | "verifiedAt">,
  code: CodeStory | null,
  now: Date,
): StoryStep[] {
  const steps: StoryStep[] = [{ kind: "asked", at: message.createdAt }];
  if (message.outcome !== "waiting")
    steps.push({ kind: "handedOver", at: later(message.createdAt, message.latencyMs ?? 0) });
  for (const event of message.events) steps.push({ kind: "status", at: event.at, event });
  for (const [index, at] of (code?.wrongTriesAt ?? []).entries())
    steps.push({ kind: "wrongTry", at, number: index + 1, maxTries: code?.maxTries ?? 0 });
  const verifiedAt = code?.verifiedAt ?? message.verifiedAt;
  if (verifiedAt) steps.push({ kind: "verified", at: verifiedAt });
  // A code that never went out has nothing to expire from.
  if (code && !verifiedAt && message.outcome !== "refused") {
    const end = new Date(code.expiresAt);
    if (code.after && new Date(code.after.at) < end)
      steps.push({ kind: "replaced", at: code.after.at, by: code.after });
    else if (end <= now) steps.push({ kind: "expired", at: code.expiresAt });
  }
  return steps.sort(
    (a, b) => a.at.localeCompare(b.at) || order.indexOf(a.kind) - order.indexOf(b.kind),
  );
}

const later = (iso: string, ms: number): string => new Date(Date.parse(iso) + ms).toISOString();
