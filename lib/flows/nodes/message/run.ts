import "server-only";
import { errorOf } from "../../engine/error-of";
import type { NodeRun, Outcome } from "../../engine/node-run";
import { plainValue } from "../../model/plain-value";
import { findFlowMessage, sendFlowMessage } from "../../send-flow-message";

/** Sends the author's text, or leaves that to a job where the flow does not wait for it. */
export const runMessage: NodeRun<"message"> = async (work, { config }) => {
  const { ctx, state, ids, isResumed, note, render } = work;
  const { connectorId, channel, isAsync, contextKey, language } = config;
  const texts = {
    to: render(config.to).trim(),
    subject: channel === "email" ? render(config.subject, plainValue) : "",
    content: render(config.content, plainValue),
  };
  const input = { connectorId, channel, language, ...texts };
  note(input);
  if (texts.to === "" || texts.content === "")
    return { kind: "error", error: { class: "missing_value", code: null } };
  if (isAsync)
    return {
      kind: "port",
      port: "sent",
      isSentLater: true,
      changes: { messageId: ids.message },
    };
  const begun = isResumed ? await findFlowMessage(ctx, ids.message) : null;
  const sent =
    begun ??
    (await sendFlowMessage(ctx, {
      ...input,
      messageId: ids.message,
      endUserId: state.user.userId ?? null,
    }));
  const kept = (result: Record<string, string>) =>
    contextKey === "" ? {} : { connectors: { [contextKey]: result } };
  if (sent.ok) {
    const { messageId, status } = sent.value;
    return {
      kind: "port",
      port: "sent",
      changes: { messageId, ...kept({ status, messageId }) },
    };
  }
  const failed: Extract<Outcome, { kind: "error" }> = errorOf(sent.error);
  const { messageId } = sent.error;
  return {
    ...failed,
    changes: {
      ...(messageId === undefined ? {} : { messageId }),
      ...kept({
        status: failed.error.class === "unknown_outcome" ? "unknown" : "failed",
        errorClass: failed.error.class,
        ...(failed.error.code === null ? {} : { errorCode: failed.error.code }),
        ...(messageId === undefined ? {} : { messageId }),
      }),
    },
  };
};
