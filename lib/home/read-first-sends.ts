import "server-only";
import type { ProjectCtx } from "@/lib/auth/context";
import { selectFirstSends } from "./store";

/**
 * Whether the project ever sent anything, and whether anything but tests. For `lib/usage`, which has
 * checked the permission.
 */
export function readFirstSends(ctx: ProjectCtx): Promise<{ any: boolean; real: boolean }> {
  return selectFirstSends(ctx.db, ctx.project.id);
}
