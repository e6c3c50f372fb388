import "server-only";
import type { z } from "zod";
import type { ProjectCtx } from "@/lib/auth/context";
import { requirePermission } from "@/lib/auth/require-permission";
import { type AppError, fail } from "@/lib/core/errors";
import { ok, type Result } from "@/lib/core/result";
import { longestTemplateName, type templateIdInput } from "./schema";
import { type StoredTemplate, selectTemplate, selectTemplates } from "./store";

/** What a form for a copy of a template starts with: all its texts under a name that is free. */
export async function copyOfTemplate(
  ctx: ProjectCtx,
  { templateId }: z.infer<typeof templateIdInput>,
): Promise<Result<Pick<StoredTemplate, "channel" | "name" | "content" | "locales">, AppError>> {
  const allowed = await requirePermission(ctx, "templates.list");
  if (!allowed.ok) return allowed;
  const original = await selectTemplate(ctx.db, ctx.project.id, templateId);
  if (!original) return fail("not_found");
  const { channel, content, locales } = original;
  const list = await selectTemplates(ctx.db, ctx.project.id, channel);
  const taken = new Set(list.map(({ name }) => name.toLowerCase()));
  return ok({ channel, name: freeName(`Copy of ${original.name}`, taken), content, locales });
}

function freeName(wanted: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number++) {
    const suffix = number === 1 ? "" : ` (${number})`;
    const name = wanted.slice(0, longestTemplateName - suffix.length) + suffix;
    if (!taken.has(name.toLowerCase())) return name;
  }
}
