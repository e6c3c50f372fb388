import "server-only";
import { recordAudit } from "@/lib/audit/record-audit";
import { type AppError, fail } from "@/lib/core/errors";
import { ok, type Result } from "@/lib/core/result";
import type { Actor, ProjectCtx } from "./context";
import {
  confirmedMinutes,
  isAllowed,
  isInScope,
  needsPassword,
  type Operation,
} from "./permissions";

/**
 * The first line of every verb: may this actor do this in this project? A stranger to the project
 * hears that it does not exist. Refusals of people who are signed in are audited. Whoever may, but
 * entered the password too long ago for this operation, gets confirm_password.
 */
export async function requirePermission(
  ctx: ProjectCtx,
  operation: Operation,
): Promise<Result<null, AppError>> {
  if (ctx.actor.kind === "system") return ok(null);
  if (ctx.actor.kind === "anonymous" || ctx.actor.kind === "client") return fail("unauthenticated");
  const { actor } = ctx;
  if (actor.kind === "key" ? isInScope(actor.scopes, operation) : isAllowed(ctx.role, operation))
    return actor.kind === "user" && needsPassword(operation) && !isConfirmed(ctx, actor.confirmedAt)
      ? fail("confirm_password")
      : ok(null);
  await recordAudit(ctx.db, ctx, { operation, result: "refused", detail: { role: ctx.role } });
  if (actor.kind === "key")
    return fail("forbidden", { text: "This key's scopes do not allow it." });
  return fail(ctx.role === null ? "not_found" : "forbidden");
}

const isConfirmed = ({ clock }: ProjectCtx, at: Date): boolean =>
  clock.now().getTime() - at.getTime() <= confirmedMinutes * 60_000;

/** For verbs that belong to whoever signs in: called by the project's application or by a flow. */
export function requireClient(ctx: ProjectCtx): Result<null, AppError> {
  return ctx.actor.kind === "client" || ctx.actor.kind === "system"
    ? ok(null)
    : fail("unauthenticated");
}

/** Who to write beside a change: a user's or key's id, or the name of the part of the system that did it. */
export function actorId(actor: Actor): string {
  switch (actor.kind) {
    case "user":
      return actor.userId;
    case "key":
      return actor.keyId;
    case "system":
      return actor.name;
    case "anonymous":
    case "client":
      return actor.kind;
  }
}
