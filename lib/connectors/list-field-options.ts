import "server-only";
import type { ProjectCtx } from "@/lib/auth/context";

import { requirePermission } from "@/lib/auth/require-permission";
import { type AppError, fail } from "@/lib/core/errors";
import type { Result } from "@/lib/core/result";
import { connectorIo } from "./connector-io";
import type { FieldOption } from "./kit/server-half";
import { lendSecrets } from "./lend-secrets";
import { limitUse } from "./limit-use";
import { loadConnector } from "./load-connector";
import { findDefinition } from "./registry";
import type { ListFieldOptionsInput } from "./schema";
import { serverOf } from "./server-of";

/** Short: a browser runs actions one after another, so Test and Create wait while a list loads. */
const deadlineMs = 4_000;

/**
 * Values that a provider account offers for a field (its phone numbers, say), asked with what the
 * form holds so far. Errors: not_found, rate_limited, secret_unreadable, or what the type answers.
 */
export async function listFieldOptions(
  ctx: ProjectCtx,
  input: ListFieldOptionsInput,
): Promise<Result<FieldOption[], AppError>> {
  const allowed = await requirePermission(ctx, "connectors.listOptions");
  if (!allowed.ok) return allowed;
  const definition = findDefinition(input.type);
  const server = serverOf(input.type);
  if (!definition || !server?.listOptions) return fail("not_found");
  const stored = input.connectorId ? await loadConnector(ctx, input.connectorId) : null;
  if (input.connectorId && stored?.type !== input.type) return fail("not_found");
  const limited = await limitUse(ctx, "connector-options", input.connectorId);
  if (!limited.ok) return limited;
  const draft = await lendSecrets(ctx, definition, input.config, stored);
  if (!draft.ok) return draft;
  const io = connectorIo(ctx, stored?.name ?? definition.name, AbortSignal.timeout(deadlineMs));
  return await server.listOptions(input.path, draft.value.draft, io);
}
