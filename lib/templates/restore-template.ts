import "server-only";
import type { z } from "zod";
import type { ProjectCtx } from "@/lib/auth/context";
import { requirePermission } from "@/lib/auth/require-permission";
import { type AppError, fail } from "@/lib/core/errors";
import type { Result } from "@/lib/core/result";
import { saveTemplate } from "./save-template";
import type { restoreTemplateInput } from "./schema";
import { selectTemplate, selectVersions } from "./store";

/**
 * Saves the texts of an earlier version as a new one, so that nothing in between is lost. The name
 * stays as it is: another template may have the earlier one by now.
 */
export async function restoreTemplate(
  ctx: ProjectCtx,
  { templateId, version, expectedVersion }: z.infer<typeof restoreTemplateInput>,
): Promise<Result<{ templateId: string; version: number }, AppError>> {
  const allowed = await requirePermission(ctx, "templates.save");
  if (!allowed.ok) return allowed;
  const [template, versions] = await Promise.all([
    selectTemplate(ctx.db, ctx.project.id, templateId),
    selectVersions(ctx.db, ctx.project.id, templateId, version),
  ]);
  const [found] = versions;
  if (!template || !found) return fail("not_found");
  const { content, locales } = found;
  return saveTemplate(ctx, { templateId, expectedVersion, name: template.name, content, locales });
}
