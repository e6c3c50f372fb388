import "server-only";
import { recordAudit } from "@/lib/audit/record-audit";
import { type AppError, fail } from "@/lib/core/errors";
import { ok, type Result } from "@/lib/core/result";
import type { Actor, ProjectCtx } from "./context";
import { isAllowed, type Operation } from "./permissions";

/**
 * The first line of every verb: may this actor do this in this project? A stranger to the project
 * hears that it does not exist. Refusals of people who are signed in are audited.
 */
export async function requirePermission(
  ctx: ProjectCtx,
  operation: Operation,
): Promise<Result<null, AppError>> {
  if (ctx.actor.kind === "system") return ok(null);
  if (ctx.actor.kind === "anonymous") return fail("unauthenticated");
  if (isAllowed(ctx.role, operation)) return ok(null);
  await recordAudit(ctx.db, ctx, { operation, result: "refused", detail: { role: ctx.role } });
  return fail(ctx.role === null ? "not_found" : "forbidden");
}

/** Who to write beside a change: a user's id, or the name of the part of the system that did it. */
export function actorId(actor: Actor): string {
  switch (actor.kind) {
    case "user":
      return actor.userId;
    case "system":
      return actor.name;
    case "anonymous":
      return "anonymous";
  }
}
