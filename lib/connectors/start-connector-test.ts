import "server-only";
import { recordAudit } from "@/lib/audit/record-audit";
import type { ProjectCtx } from "@/lib/auth/context";

import { requirePermission } from "@/lib/auth/require-permission";
import type { Channel } from "@/lib/core/channel";
import { type AppError, fail } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { ok, type Result } from "@/lib/core/result";
import { transact } from "@/lib/db/transact";
import { completeConfig } from "./complete-config";
import { connectorIo } from "./connector-io";
import { describeChange } from "./describe-change";
import { fingerprint, fingerprintKey } from "./fingerprint";
import { type ConfigValues, standingSecretPaths, valueAt } from "./kit/config-paths";
import { describeFields, type FieldDescription } from "./kit/define";
import type { OutgoingMessage } from "./kit/message";
import type { FieldOption } from "./kit/server-half";
import type { TestLine, TestRecipient } from "./kit/test-line";
import { limitUse } from "./limit-use";
import { loadConnector, type StoredConnector } from "./load-connector";
import { findDefinition } from "./registry";
import { runTest } from "./run-test";
import type { StartTestInput } from "./schema";
import { serverOf } from "./server-of";
import { deleteUnsavedTests, insertTest } from "./store";

const checksMs = 12_000;
/** A live message is followed until its status is final, which a carrier may take 30 s for. */
const liveMs = 45_000;
const unsavedKeptMs = 24 * 60 * 60 * 1_000;

/** `config: null` tests the saved values; `message` is what to send instead of the type's own text. */
type Input = Omit<StartTestInput, "config" | "recipient"> & {
  config: ConfigValues | null;
  recipient?: { to: string; channel: TestRecipient["channel"]; message?: OutgoingMessage };
};

export type StartedTest = {
  testId: string;
  lines: TestLine[];
  /** Where a live message may go, for credentials that allow only some recipients. */
  recipients: Partial<Record<Channel, FieldOption[]>>;
};

/**
 * Starts a test of typed values, untouched stored secrets included, and answers the lines it will
 * have. It goes on by itself; `getConnectorTest` tells how far it has come.
 * Errors: not_found, invalid_input, secret_unreadable, rate_limited (30 a minute and connector).
 */
export async function startConnectorTest(
  ctx: ProjectCtx,
  input: Input,
): Promise<Result<StartedTest, AppError>> {
  const allowed = await requirePermission(ctx, "connectors.test");
  if (!allowed.ok) return allowed;
  const definition = findDefinition(input.type);
  const stored = input.connectorId ? await loadConnector(ctx, input.connectorId) : null;
  if (!definition || (input.connectorId && stored?.type !== input.type)) return fail("not_found");
  const fields = describeFields(definition.config);
  const typed = input.config ?? stored?.config ?? {};
  const config = await completeConfig(ctx, definition, typed, stored);
  if (!config.ok) return config;
  const server = serverOf(definition.id);
  if (!server) return fail("not_found");
  const limited = await limitUse(ctx, "connector-test", input.connectorId);
  if (!limited.ok) return limited;

  const recipient = input.recipient
    ? { ...input.recipient, message: input.recipient.message ?? null }
    : null;
  const testId = newId("connectorTest");
  const lines = server.planTest(config.value, recipient);
  const startedAt = ctx.clock.now();
  const key = await fingerprintKey(ctx);
  await transact(ctx.db, async (tx) => {
    await deleteUnsavedTests(tx, ctx.project.id, new Date(startedAt.getTime() - unsavedKeptMs));
    await insertTest(tx, {
      id: testId,
      projectId: ctx.project.id,
      connectorId: stored && isUnchanged(fields, stored, typed, config.value) ? stored.id : null,
      type: definition.id,
      fingerprint: fingerprint(key, definition.id, config.value),
      state: "running",
      lines,
      startedBy: ctx.actor.kind === "user" ? ctx.actor.userId : "system",
      startedAt,
    });
    await recordAudit(tx, ctx, {
      operation: "connectors.test",
      targetId: stored?.id ?? testId,
      result: "done",
      detail: { type: definition.id, testId, live: recipient?.channel ?? null },
    });
  });
  const signal = AbortSignal.timeout(recipient ? liveMs : checksMs);
  const io = connectorIo(ctx, stored?.name ?? definition.name, signal);
  runTest(ctx, { testId, lines, signal, source: server.runTest(config.value, recipient, io) });
  const recipients = Object.fromEntries(
    definition.capabilities.map((channel) => [
      channel,
      server.testRecipients?.(config.value, channel) ?? [],
    ]),
  );
  return ok({ testId, lines, recipients });
}

/** Whether a result tells of the connector as it is stored. */
function isUnchanged(
  fields: readonly FieldDescription[],
  stored: StoredConnector,
  typed: ConfigValues,
  complete: ConfigValues,
): boolean {
  const hasTypedSecret = standingSecretPaths(fields, typed).some((path) => {
    const value = valueAt(typed, path);
    return value === null || (typeof value === "string" && value !== "");
  });
  return (
    !hasTypedSecret && Object.keys(describeChange(fields, stored.config, complete)).length === 0
  );
}
