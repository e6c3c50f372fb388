import "server-only";
import type { ProjectCtx } from "@/lib/auth/context";
import type { ConnectorError } from "@/lib/connectors/kit/connector-error";
import type { OutgoingMessage, SendOutcome } from "@/lib/connectors/kit/message";
import type { SendableConnector } from "@/lib/connectors/load-connector";
import { sendThroughConnector } from "@/lib/connectors/send-through-connector";
import { log } from "@/lib/core/log";
import { askBreaker, type Health, tellBreaker } from "./breaker";
import { callbackUrls } from "./callback-urls";
import { firstPollAt } from "./poll-schedule";
import { type Outcome, updateOutcome } from "./store";

/** A message that is written down as `sending` and was not handed to anybody yet. */
export type Intent = {
  messageId: string;
  connector: SendableConnector;
  health: Health;
  message: OutgoingMessage;
};

/**
 * Hands an intent to its provider and writes down the outcome. Call it once for each intent, after
 * the transaction that wrote it: that is what keeps anybody from being texted twice. Where this
 * process dies in between, the intent is found later and becomes `unknown`.
 */
export async function deliverMessage(ctx: ProjectCtx, intent: Intent): Promise<SendOutcome> {
  const { messageId, connector, health } = intent;
  const startedAt = performance.now();
  const isPaused = await askBreaker(ctx.db, connector.id, health);
  const outcome: SendOutcome = isPaused
    ? { outcome: "refused", error: isPaused }
    : await callProvider(ctx, intent);
  const latencyMs = Math.round(performance.now() - startedAt);
  const pollAt = firstPollAt(connector.type, outcome, ctx.clock.now());
  await updateOutcome(ctx.db, messageId, { ...rowOf(outcome, latencyMs), pollAt });
  if (!isPaused) {
    const owner = { connectorId: connector.id, projectId: ctx.project.id };
    const errorClass = outcome.outcome === "sent" ? null : outcome.error.class;
    await tellBreaker(ctx.db, owner, errorClass, health, ctx.clock.now());
  }
  if (outcome.outcome !== "sent")
    log.warn(
      {
        requestId: ctx.requestId,
        messageId,
        connectorId: connector.id,
        outcome: outcome.outcome,
        errorClass: outcome.error.class,
        provider_code: outcome.error.answer.code,
      },
      "message not sent",
    );
  return outcome;
}

async function callProvider(ctx: ProjectCtx, intent: Intent): Promise<SendOutcome> {
  const { connector, message } = intent;
  const sent = await sendThroughConnector(ctx, connector, message, callbackUrls(ctx, intent));
  return sent.ok ? sent.value : { outcome: "refused", error: broken(sent.error.text) };
}

/** The connector itself cannot be used: its secret does not open, or its type is gone. */
const broken = (meaning: string): ConnectorError => ({
  class: "configuration",
  answer: {},
  meaning,
  advice: "Open the connector and save it again.",
  isRetrySafe: true,
});

function rowOf(outcome: SendOutcome, latencyMs: number): Omit<Outcome, "pollAt"> {
  if (outcome.outcome === "sent")
    return {
      status: outcome.state,
      errorClass: null,
      errorCode: null,
      providerId: outcome.providerId || null,
      answer: outcome.answer,
      latencyMs,
    };
  const { class: errorClass, answer, meaning, advice, link } = outcome.error;
  return {
    status: outcome.outcome === "unknown" ? "unknown" : "failed",
    errorClass,
    errorCode: answer.code ?? null,
    providerId: null,
    answer: { ...answer, meaning, advice, ...(link ? { link } : {}) },
    latencyMs,
  };
}
