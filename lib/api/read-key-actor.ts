import "server-only";
import type { Actor, ProjectCtx } from "@/lib/auth/context";
import { err, ok, type Result } from "@/lib/core/result";
import { findManagementKey } from "@/lib/settings/find-management-key";
import type { WireAnswer } from "./wire-answer";
import { wireError } from "./wire-error";

/** Who calls with a management key, asked of the database each time. Verbs check its scopes. */
export async function readKeyActor(
  ctx: ProjectCtx,
  text: string,
): Promise<Result<Actor, WireAnswer>> {
  if (text === "")
    return err(wireError("key_missing", "Send Bearer <project id>:<management key>."));
  const key = await findManagementKey(ctx.db, ctx.project.id, text, ctx.clock.now());
  return key ? ok({ kind: "key", ...key }) : err(wireError("key_refused"));
}
