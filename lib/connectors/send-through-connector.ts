import "server-only";
import type { ProjectCtx } from "@/lib/auth/context";
import { type AppError, fail } from "@/lib/core/errors";
import { ok, type Result } from "@/lib/core/result";
import type { Keyring } from "@/lib/core/secrets";
import { completeConfig } from "./complete-config";
import { connectorIo } from "./connector-io";
import type { ConfigValues } from "./kit/config-paths";
import type { ConnectorDefinition } from "./kit/define";
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
  const config = await readyConfig(ctx, definition, connector);
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

const mostKept = 200;
/** Complete settings by project, connector and everything they were made of. */
const known = new WeakMap<Keyring, Map<string, ConfigValues>>();

/**
 * The settings with secrets opened and all of it checked, made once for each state of a connector:
 * what was saved since is another key here, and other master keys know nothing of it. What fails is
 * not kept.
 */
async function readyConfig(
  ctx: ProjectCtx,
  definition: ConnectorDefinition,
  connector: SendableConnector,
): Promise<Result<ConfigValues, AppError>> {
  const { id, config, secrets } = connector;
  const keyring = ctx.keyring();
  const configs = known.get(keyring) ?? new Map<string, ConfigValues>();
  known.set(keyring, configs);
  const key = JSON.stringify([ctx.project.id, id, definition.id, config, secrets]);
  const found = configs.get(key);
  if (found) return ok(found);
  const completed = await completeConfig(ctx, definition, config, connector);
  if (!completed.ok) return completed;
  if (configs.size >= mostKept) configs.clear();
  configs.set(key, completed.value);
  return completed;
}
