import "server-only";
import type { ProjectCtx } from "@/lib/auth/context";
import { requireClient } from "@/lib/auth/require-permission";
import { type AppError, fail } from "@/lib/core/errors";
import type { Result } from "@/lib/core/result";
import { takeProvenRunTokens } from "@/lib/flows/take-run-tokens";
import type { SignedIn } from "@/lib/users/schema";
import { hashHandOver } from "./hand-over-run";
import { takeHandOver } from "./store";

/**
 * The tokens for a code that a finished run was handed over with: once, within a minute. Fails with
 * unauthenticated for a code that is used, too old or none.
 */
export async function exchangeCode(
  ctx: ProjectCtx,
  { code }: { code: string },
): Promise<Result<SignedIn, AppError>> {
  const allowed = requireClient(ctx);
  if (!allowed.ok) return allowed;
  const refused = fail("unauthenticated", { text: "This code was used, is too old, or is none." });
  const codeHash = hashHandOver(code);
  const runId = await takeHandOver(ctx.db, { projectId: ctx.project.id, codeHash });
  if (runId === null) return refused;
  const tokens = await takeProvenRunTokens(ctx, runId);
  return tokens.ok || tokens.error.code !== "not_found" ? tokens : refused;
}
