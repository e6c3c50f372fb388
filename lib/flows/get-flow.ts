import "server-only";
import type { ProjectCtx } from "@/lib/auth/context";
import { requirePermission } from "@/lib/auth/require-permission";
import { type AppError, fail } from "@/lib/core/errors";
import { ok, type Result } from "@/lib/core/result";
import type { FlowEditorView, VersionView } from "./schema";
import { type StoredVersion, selectFlow, selectVersion, selectVersions } from "./store";

/** A flow with its draft, what is published of it, and its earlier versions. */
export async function getFlow(
  ctx: ProjectCtx,
  { flowKey }: { flowKey: string },
): Promise<Result<FlowEditorView, AppError>> {
  const allowed = await requirePermission(ctx, "flows.list");
  if (!allowed.ok) return allowed;
  const flow = await selectFlow(ctx.db, ctx.project.id, flowKey);
  if (!flow) return fail("not_found");
  const versions = await selectVersions(ctx.db, flow.id);
  const current = versions.find(({ id }) => id === flow.publishedVersionId);
  const published = current && (await selectVersion(ctx.db, flow.id, current.number));
  const { id, key, name, description, isEnabled, draft, draftRevision, draftAt } = flow;
  return ok({
    id,
    key,
    name,
    description,
    isEnabled,
    draft: {
      document: draft,
      revision: draftRevision,
      savedAt: draftAt.toISOString(),
      savedByName: flow.draftByName,
    },
    published: published
      ? { ...toVersionView(published, flow.publishedVersionId), document: published.document }
      : null,
    versions: versions.map((version) => toVersionView(version, flow.publishedVersionId)),
  });
}

export const toVersionView = (
  { id, number, note, publishedAt, publishedByName }: StoredVersion,
  publishedVersionId: string | null,
): VersionView => ({
  number,
  note,
  publishedAt: publishedAt.toISOString(),
  publishedByName,
  isPublished: id === publishedVersionId,
});
