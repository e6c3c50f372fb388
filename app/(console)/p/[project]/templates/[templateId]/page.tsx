import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { TemplatePage } from "@/components/templates/template-page";
import { isAllowed } from "@/lib/auth/permissions";
import { channels } from "@/lib/core/channel";
import { requireViewer } from "@/lib/http/request-context";
import { getTemplate } from "@/lib/templates/get-template";
import { templateIdInput } from "@/lib/templates/schema";
import { systemLocales, systemTemplate } from "@/lib/templates/system-template";
import { listTemplateUses } from "@/lib/usage/list-template-uses";
import {
  deleteTemplateAction,
  restoreTemplateAction,
  saveTemplateAction,
  sendTestCodeAction,
} from "../actions";
import { loadChannelSetting } from "../load-channel-setting";

type Props = PageProps<"/p/[project]/templates/[templateId]">;

async function load(params: Props["params"]) {
  const { project, templateId } = await params;
  const ctx = await requireViewer(project);
  const systemChannel = channels.find((channel) => templateId === `system-${channel}`);
  if (systemChannel)
    return {
      ctx,
      project,
      isSystem: true,
      versions: [],
      template: {
        id: null,
        name: "System",
        content: systemTemplate(systemChannel),
        locales: systemLocales(systemChannel),
        version: 1,
      },
    };
  const input = templateIdInput.safeParse({ templateId });
  const found = input.success ? await getTemplate(ctx, input.data) : null;
  if (!found?.ok) notFound();
  const { id, name, content, locales, version, versions } = found.value;
  const template = { id, name, content, locales, version };
  return { ctx, project, isSystem: false, versions, template };
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { template } = await load(params);
  return { title: `${template.name} template` };
}

export default async function SavedTemplatePage({ params }: Props) {
  const { ctx, project, isSystem, versions, template } = await load(params);
  const { channel } = template.content;
  const [{ setting, connector }, uses] = await Promise.all([
    loadChannelSetting(ctx, channel),
    listTemplateUses(ctx),
  ]);
  if (!uses.ok) throw new Error(uses.error.code);
  const canSave = isAllowed(ctx.role, "templates.save");
  return (
    <TemplatePage
      key={template.id}
      projectSlug={project}
      template={template}
      isSystem={isSystem}
      uses={template.id ? (uses.value.byId[template.id] ?? []) : uses.value.system[channel]}
      versions={versions.map(({ savedAt, ...version }) => ({
        ...version,
        savedAt: savedAt.toISOString(),
      }))}
      setting={setting}
      connector={connector}
      save={canSave ? saveTemplateAction.bind(null, project) : null}
      restore={canSave ? restoreTemplateAction.bind(null, project) : null}
      remove={
        isAllowed(ctx.role, "templates.delete") ? deleteTemplateAction.bind(null, project) : null
      }
      sendTest={isAllowed(ctx.role, "otp.sendTest") ? sendTestCodeAction.bind(null, project) : null}
    />
  );
}
