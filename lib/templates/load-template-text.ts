import "server-only";
import type { ProjectCtx } from "@/lib/auth/context";
import type { Channel } from "@/lib/core/channel";
import { type AppError, fail } from "@/lib/core/errors";
import { ok, type Result } from "@/lib/core/result";
import { pickLocale } from "./pick-locale";
import type { TemplateContent } from "./schema";
import { selectTemplate } from "./store";
import { systemLocales, systemTemplate } from "./system-template";

/** The text that a message is made of. `id` is null for the System template. */
export type TemplateText = {
  id: string | null;
  name: string;
  version: number;
  content: TemplateContent;
  /** Language whose text was found; null for the default one. */
  locale: string | null;
};

type Wanted = { templateId: string | null; channel: Channel; locale?: string | null };

/**
 * Finds the text for a message, in the language or the nearest one that there is. For those who
 * send: they have checked who asks. An unknown template, or one of another channel, is refused.
 */
export async function loadTemplateText(
  ctx: Pick<ProjectCtx, "db" | "project">,
  { templateId, channel, locale }: Wanted,
): Promise<Result<TemplateText, AppError>> {
  if (templateId === null) {
    const system = { content: systemTemplate(channel), locales: systemLocales(channel) };
    const text = pickLocale(system, locale);
    return ok({ id: null, name: "System", version: 1, ...text });
  }
  const template = await selectTemplate(ctx.db, ctx.project.id, templateId);
  if (!template || template.channel !== channel)
    return fail("invalid_input", {
      fields: { templateId: "There is no such template for this channel." },
    });
  const { id, name, version } = template;
  return ok({ id, name, version, ...pickLocale(template, locale) });
}
