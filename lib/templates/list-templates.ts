import "server-only";
import type { z } from "zod";
import type { ProjectCtx } from "@/lib/auth/context";
import { requirePermission } from "@/lib/auth/require-permission";
import type { AppError } from "@/lib/core/errors";
import { ok, type Result } from "@/lib/core/result";
import type { listTemplatesInput } from "./schema";
import { type StoredTemplate, selectTemplates } from "./store";

export type TemplateView = StoredTemplate;

/** The project's own templates by name; the System templates are not among them. */
export async function listTemplates(
  ctx: ProjectCtx,
  { channel }: z.infer<typeof listTemplatesInput>,
): Promise<Result<TemplateView[], AppError>> {
  const allowed = await requirePermission(ctx, "templates.list");
  if (!allowed.ok) return allowed;
  return ok(await selectTemplates(ctx.db, ctx.project.id, channel));
}
