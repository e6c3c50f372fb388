import "server-only";
import type { z } from "zod";
import type { ProjectCtx } from "@/lib/auth/context";
import type { AppError } from "@/lib/core/errors";
import { err, type Result } from "@/lib/core/result";
import { deleteTemplate } from "@/lib/templates/delete-template";
import type { templateIdInput } from "@/lib/templates/schema";
import { listTemplateUses } from "./list-template-uses";

/** Deletes a template; the refusal of one that is in use says where. */
export async function deleteUnusedTemplate(
  ctx: ProjectCtx,
  input: z.infer<typeof templateIdInput>,
): Promise<Result<null, AppError>> {
  const deleted = await deleteTemplate(ctx, input);
  if (deleted.ok || deleted.error.code !== "in_use") return deleted;
  const uses = await listTemplateUses(ctx);
  const places = uses.ok ? (uses.value.byId[input.templateId] ?? []) : [];
  if (places.length === 0) return deleted;
  const where = places.map(({ label }) => label).join(", ");
  return err({
    ...deleted.error,
    text: `This template is still in use: ${where}. Choose another one there first.`,
  });
}
