import "server-only";
import type { Ctx, Project } from "./context";
import type { Role } from "./permissions";
import { findMembership } from "./store";

/** The project of a slug and the actor's role in it (null: no member), or null if there is none. */
export async function findProject(
  ctx: Ctx,
  slug: string,
): Promise<{ project: Project; role: Role | null } | null> {
  if (ctx.actor.kind !== "user") return null;
  return findMembership(ctx.db, slug, ctx.actor.userId);
}
