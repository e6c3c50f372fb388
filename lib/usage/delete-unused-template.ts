import "server-only";
import type { z } from "zod";
import type { ProjectCtx } from "@/lib/auth/context";
import { requirePermission } from "@/lib/auth/require-permission";
import { type AppError, fail } from "@/lib/core/errors";
import type { Result } from "@/lib/core/result";
import { deleteTemplate } from "@/lib/templates/delete-template";
import type { templateIdInput } from "@/lib/templates/schema";
import { listTemplateUses } from "./list-template-uses";

/** Deletes a template that nothing uses; the refusal of one that is in use says where. */
export async function deleteUnusedTemplate(
  ctx: ProjectCtx,
  input: z.infer<typeof templateIdInput>,
): Promise<Result<null, AppError>> {
  const allowed = await requirePermission(ctx, "templates.delete");
  if (!allowed.ok) return allowed;
  const uses = await listTemplateUses(ctx);
  if (!uses.ok) return uses;
  const places = uses.value.byId[input.templateId] ?? [];
  // The database refuses what a channel uses by itself, however late that use was added.
  if (places.length === 0) return deleteTemplate(ctx, input);
  const where = places.map(({ label }) => label).join(", ");
  return fail("in_use", {
    text: `This template is still in use: ${where}. Choose another one there first.`,
  });
}
