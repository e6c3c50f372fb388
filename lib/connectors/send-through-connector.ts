import "server-only";
import type { ProjectCtx } from "@/lib/auth/context";
import { type AppError, fail } from "@/lib/core/errors";
import { ok, type Result } from "@/lib/core/result";
import { completeConfig } from "./complete-config";
import { connectorIo } from "./connector-io";
import type { OutgoingMessage, SendOutcome } from "./kit/message";
import { loadConnector } from "./load-connector";
import { findDefinition } from "./registry";
import { serverOf } from "./server-of";

const deadlineMs = 10_000;

/**
 * Hands one message to the provider of a saved connector, at most once. A building block without a
 * permission of its own: its callers are verbs that have checked theirs.
 *
 * A failed Result means that the provider was not called: not_found, secret_unreadable,
 * invalid_input (stored settings that the type does not take any more).
 */
export async function sendThroughConnector(
  ctx: ProjectCtx,
  { connectorId, message }: { connectorId: string; message: OutgoingMessage },
): Promise<Result<SendOutcome, AppError>> {
  const stored = await loadConnector(ctx, connectorId);
  const definition = stored && findDefinition(stored.type);
  if (!stored || !definition) return fail("not_found");
  const config = await completeConfig(ctx, definition, stored.config, stored);
  if (!config.ok) return config;
  const server = serverOf(stored.type);
  if (!server) return fail("not_found");
  const io = connectorIo(ctx, stored.name, AbortSignal.timeout(deadlineMs));
  return ok(await server.send(config.value, message, io));
}
