import "server-only";
import type { topFrame } from "../../engine/advance";
import type { NodeRun } from "../../engine/node-run";
import { receiptOutcome } from "../../engine/receipt-outcome";

/**
 * Looks what is known of the message, and waits where that is not the end of it. Who wakes the run
 * comes here again; after the time is up by the port `none`.
 */
export const runWaitReceipt: NodeRun<"wait-receipt"> = async ({ ctx, state, note }, { config }) => {
  const messageId = config.step === null ? state.lastMessageId : messageOf(state, config.step);
  note({ messageId });
  if (messageId === null) return { kind: "port", port: "none" };
  const known = await receiptOutcome(ctx, messageId);
  if (known) return known;
  const until = new Date(state.stepAt + config.seconds * 1000);
  if (ctx.clock.now() >= until) return { kind: "port", port: "none" };
  return { kind: "wait", for: "receipt", until, messageId };
};

/** The message that a step of the same flow sent last. */
function messageOf(state: Parameters<typeof topFrame>[0], stepId: string): string | null {
  const within = state.frames.slice(0, -1).map((frame) => frame.stepId);
  const path = [...within, stepId].join("/");
  return Object.hasOwn(state.messages, path) ? (state.messages[path] ?? null) : null;
}
