import "server-only";
import { createHash, timingSafeEqual } from "node:crypto";
import type { Ctx } from "@/lib/auth/context";
import type { ConfigValues } from "@/lib/connectors/kit/config-paths";
import type { InboundProblem, InboundRequest } from "@/lib/connectors/kit/receipt";
import type { CallDocument } from "@/lib/connectors/kit/server-half";
import { type OpenConnector, openConnector } from "@/lib/connectors/open-connector";
import { log } from "@/lib/core/log";
import { answerCall } from "./answer-call";
import { recordStatus } from "./record-status";

/** The parts of a webhook's address, in their right forms. */
export type WebhookTarget = { connectorId: string; receiptToken: string } & (
  | { kind: "status"; messageId: string | null }
  | { kind: "voice"; scriptToken: string }
);

/** `not_found` says nothing about why: a wrong token is as good as no connector. */
export type WebhookOutcome =
  | { outcome: "done" }
  | { outcome: "document"; document: CallDocument }
  | { outcome: "not_found" | "refused" | "malformed" };

const notFound: WebhookOutcome = { outcome: "not_found" };

/**
 * Takes one call of a provider: a report of what became of a message, or the question how a call
 * goes on. Nothing of it is believed, and nothing stored, before its signature was checked.
 */
export async function receiveWebhook(
  ctx: Ctx,
  target: WebhookTarget,
  request: InboundRequest,
): Promise<WebhookOutcome> {
  const opened = await openConnector(ctx, target.connectorId);
  if (!opened || !isSame(opened.receiptToken, target.receiptToken)) return notFound;
  const config = await opened.config();
  if (!config.ok) return refused(ctx, target, "cannot_check");
  return target.kind === "status"
    ? receiveStatus(opened, config.value, target, request)
    : receiveQuestion(opened, config.value, target, request);
}

async function receiveStatus(
  { ctx, id, server }: OpenConnector,
  config: ConfigValues,
  target: WebhookTarget & { kind: "status" },
  request: InboundRequest,
): Promise<WebhookOutcome> {
  if (!server.receipts) return notFound;
  const read = await server.receipts.read(config, request);
  if (!read.ok) return refused(ctx, target, read.error);
  if (read.value === "ignored") return { outcome: "done" };
  const { messageId } = target;
  const told = { connectorId: id, messageId, source: "receipt", receipt: read.value } as const;
  return (await recordStatus(ctx, told)) ? { outcome: "done" } : notFound;
}

async function receiveQuestion(
  opened: OpenConnector,
  config: ConfigValues,
  target: WebhookTarget & { kind: "voice" },
  request: InboundRequest,
): Promise<WebhookOutcome> {
  const { calls } = opened.server;
  if (!calls) return notFound;
  const read = await calls.read(config, request);
  if (!read.ok) return refused(opened.ctx, target, read.error);
  const { scriptToken } = target;
  const call = { connectorId: opened.id, scriptToken, question: read.value, url: request.url };
  const document = await answerCall(opened.ctx, calls, call);
  return document ? { outcome: "document", document } : notFound;
}

function refused(ctx: Ctx, target: WebhookTarget, problem: InboundProblem): WebhookOutcome {
  const { connectorId } = target;
  log.warn({ requestId: ctx.requestId, connectorId, problem }, "a provider's call was refused");
  return { outcome: problem === "malformed" ? "malformed" : "refused" };
}

/** Compares without telling by its time how much was right. */
function isSame(one: string, other: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
