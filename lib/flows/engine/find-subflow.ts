import "server-only";
import type { ProjectCtx } from "@/lib/auth/context";
import { selectPublished } from "../run-store";
import type { RunState } from "./state";

/** Which version of a flow a subflow step runs; null where there is none to run. */
export async function findSubflow(
  ctx: Pick<ProjectCtx, "db" | "project">,
  state: RunState,
  key: string,
): Promise<{ versionId: string | null } | null> {
  // A test run carries the drafts that it may come to.
  if (Object.hasOwn(state.documents, key)) return { versionId: null };
  const found = await selectPublished(ctx.db, ctx.project.id, key);
  return found?.versionId ? { versionId: found.versionId } : null;
}
