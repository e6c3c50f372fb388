import "server-only";
import { recordAudit } from "@/lib/audit/record-audit";
import type { ProjectCtx } from "@/lib/auth/context";
import { actorId, requirePermission } from "@/lib/auth/require-permission";
import { type AppError, fail } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { ok, type Result } from "@/lib/core/result";
import { isUniqueViolation, transact } from "@/lib/db/transact";
import { checkTexts } from "./check-texts";
import type { SaveTemplateInput } from "./schema";
import { insertTemplate, selectTemplate, updateTemplate } from "./store";

type Saved = { templateId: string; version: number };

/**
 * Makes a template, or saves a new version of one; each state is kept. Texts with errors are
 * refused at their field: `content.body`, or `locales.de.body` in another language.
 */
export async function saveTemplate(
  ctx: ProjectCtx,
  { templateId, expectedVersion, name, content, locales }: SaveTemplateInput,
): Promise<Result<Saved, AppError>> {
  const allowed = await requirePermission(ctx, "templates.save");
  if (!allowed.ok) return allowed;
  const fields = checkTexts(ctx.project.name, { content, locales: locales ?? {} });
  if (Object.keys(fields).length > 0) return fail("invalid_input", { fields });
  const values = { name, content, by: actorId(ctx.actor) };
  const id = templateId ?? newId("template");
  try {
    return await transact(ctx.db, async (tx): Promise<Result<Saved, AppError>> => {
      const current = templateId ? await selectTemplate(tx, ctx.project.id, templateId) : null;
      if (templateId) {
        if (!current || current.channel !== content.channel) return fail("not_found");
        const next = { ...values, locales: locales ?? current.locales };
        if (!(await updateTemplate(tx, id, expectedVersion ?? 0, next)))
          return fail("changed_meanwhile", {
            changed: {
              byName: current.updatedByName ?? "Somebody",
              at: current.updatedAt.toISOString(),
            },
          });
      } else {
        await insertTemplate(tx, id, ctx.project.id, { ...values, locales: locales ?? {} });
      }
      const version = (current?.version ?? 0) + 1;
      await recordAudit(tx, ctx, {
        operation: "templates.save",
        result: "done",
        targetId: id,
        detail: { name, channel: content.channel, isNew: !templateId, version },
      });
      return ok({ templateId: id, version });
    });
  } catch (error) {
    if (isUniqueViolation(error, "templates_name"))
      return fail("name_taken", {
        fields: { name: "Another template of this channel has this name." },
      });
    throw error;
  }
}
