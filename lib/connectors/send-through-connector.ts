import "server-only";
import type { ProjectCtx } from "@/lib/auth/context";
import { type AppError, fail } from "@/lib/core/errors";
import { ok, type Result } from "@/lib/core/result";
import { completeConfig } from "./complete-config";
import { connectorIo } from "./connector-io";
import type { OutgoingMessage, SendOutcome } from "./kit/message";
import type { Callbacks } from "./kit/server-half";
import type { SendableConnector } from "./load-connector";
import { findDefinition } from "./registry";
import { serverOf } from "./server-of";

const deadlineMs = 10_000;

/**
 * Hands one message to the provider of a connector of the project, at most once. A building block
 * without a permission of its own: its callers are verbs that have checked theirs.
 *
 * A failed Result means that the provider was not called: not_found (a type that is gone),
 * secret_unreadable, invalid_input (stored settings that the type does not take any more).
 */
export async function sendThroughConnector(
  ctx: ProjectCtx,
  connector: SendableConnector,
  message: OutgoingMessage,
  callbacks?: Callbacks,
): Promise<Result<SendOutcome, AppError>> {
  const definition = findDefinition(connector.type);
  const server = serverOf(connector.type);
  if (!definition || !server) return fail("not_found");
  const config = await completeConfig(ctx, definition, connector.config, connector);
  if (!config.ok) return config;
  // Not `AbortSignal.timeout`, which goes off later on for every send that has long ended.
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(), deadlineMs);
  try {
    const io = connectorIo(ctx, connector.name, deadline.signal);
    return ok(await server.send(config.value, message, callbacks ? { ...io, callbacks } : io));
  } finally {
    clearTimeout(timer);
  }
}
