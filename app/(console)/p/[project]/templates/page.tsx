import type { Metadata } from "next";
import { PageHeader } from "@/components/shell/page-header";
import { TemplateList } from "@/components/templates/template-list";
import { isAllowed } from "@/lib/auth/permissions";
import type { Channel } from "@/lib/core/channel";
import { requireViewer } from "@/lib/http/request-context";
import { excerptOf } from "@/lib/templates/excerpt-of";
import { listTemplates } from "@/lib/templates/list-templates";
import { systemLocales, systemTemplate } from "@/lib/templates/system-template";
import { listTemplateUses } from "@/lib/usage/list-template-uses";
import { deleteTemplateAction } from "./actions";

export const metadata: Metadata = { title: "Templates" };

const system = (channel: Channel) => ({
  excerpt: excerptOf(systemTemplate(channel)),
  locales: Object.keys(systemLocales(channel)),
});

export default async function TemplatesPage({ params }: PageProps<"/p/[project]/templates">) {
  const { project } = await params;
  const ctx = await requireViewer(project);
  const [templates, uses] = await Promise.all([listTemplates(ctx, {}), listTemplateUses(ctx)]);
  if (!templates.ok) throw new Error(templates.error.code);
  if (!uses.ok) throw new Error(uses.error.code);
  return (
    <>
      <PageHeader
        guide="templates"
        title="Templates"
        help="The texts of messages. The System template of each channel comes with Patchbay; make your own to say it in your words and languages."
      />
      <TemplateList
        projectSlug={project}
        templates={templates.value.map(
          ({ id, channel, name, content, locales, version, updatedAt, updatedByName }) => ({
            id,
            channel,
            name,
            excerpt: excerptOf(content),
            locales: Object.keys(locales),
            version,
            savedAt: updatedAt.toISOString(),
            savedByName: updatedByName,
          }),
        )}
        system={{ sms: system("sms"), voice: system("voice"), email: system("email") }}
        uses={uses.value}
        canSave={isAllowed(ctx.role, "templates.save")}
        remove={
          isAllowed(ctx.role, "templates.delete") ? deleteTemplateAction.bind(null, project) : null
        }
      />
    </>
  );
}
