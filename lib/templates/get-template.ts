import "server-only";
import type { z } from "zod";
import type { ProjectCtx } from "@/lib/auth/context";
import { requirePermission } from "@/lib/auth/require-permission";
import { type AppError, fail } from "@/lib/core/errors";
import { ok, type Result } from "@/lib/core/result";
import type { templateIdInput } from "./schema";
import { type StoredTemplate, type StoredVersion, selectTemplate, selectVersions } from "./store";

/** A template with its saved states, newest first; the newest is what the template is now. */
export type TemplateDetails = StoredTemplate & { versions: StoredVersion[] };

export async function getTemplate(
  ctx: ProjectCtx,
  { templateId }: z.infer<typeof templateIdInput>,
): Promise<Result<TemplateDetails, AppError>> {
  const allowed = await requirePermission(ctx, "templates.list");
  if (!allowed.ok) return allowed;
  const [template, versions] = await Promise.all([
    selectTemplate(ctx.db, ctx.project.id, templateId),
    selectVersions(ctx.db, ctx.project.id, templateId),
  ]);
  return template ? ok({ ...template, versions }) : fail("not_found");
}
