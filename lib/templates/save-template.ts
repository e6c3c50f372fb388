import "server-only";
import { recordAudit } from "@/lib/audit/record-audit";
import type { ProjectCtx } from "@/lib/auth/context";
import { actorId, requirePermission } from "@/lib/auth/require-permission";
import { type AppError, fail } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { ok, type Result } from "@/lib/core/result";
import { isUniqueViolation, transact } from "@/lib/db/transact";
import { checkTemplate } from "./check-template";
import { fillText } from "./render-template";
import type { SaveTemplateInput } from "./schema";
import { insertTemplate, selectTemplate, updateTemplate } from "./store";
import { worstValues } from "./variables";

/** Makes a template, or saves a new version of one. Texts with errors are refused at their field. */
export async function saveTemplate(
  ctx: ProjectCtx,
  { templateId, expectedVersion, name, content }: SaveTemplateInput,
): Promise<Result<{ templateId: string }, AppError>> {
  const allowed = await requirePermission(ctx, "templates.save");
  if (!allowed.ok) return allowed;
  const worst = worstValues(ctx.project.name, "");
  const findings = checkTemplate(content, (text) => fillText(text, worst));
  const errors = findings.filter(({ level }) => level === "error");
  if (errors.length > 0)
    return fail("invalid_input", {
      fields: Object.fromEntries(errors.map(({ field, text }) => [`content.${field}`, text])),
    });
  const values = { name, content, by: actorId(ctx.actor) };
  const id = templateId ?? newId("template");
  try {
    return await transact(ctx.db, async (tx): Promise<Result<{ templateId: string }, AppError>> => {
      if (templateId) {
        const current = await selectTemplate(tx, ctx.project.id, templateId);
        if (!current || current.channel !== content.channel) return fail("not_found");
        if (!(await updateTemplate(tx, id, expectedVersion ?? 0, values)))
          return fail("changed_meanwhile");
      } else {
        await insertTemplate(tx, id, ctx.project.id, values);
      }
      await recordAudit(tx, ctx, {
        operation: "templates.save",
        result: "done",
        targetId: id,
        detail: { name, channel: content.channel, isNew: !templateId },
      });
      return ok({ templateId: id });
    });
  } catch (error) {
    if (isUniqueViolation(error, "templates_name"))
      return fail("name_taken", {
        fields: { name: "Another template of this channel has this name." },
      });
    throw error;
  }
}
