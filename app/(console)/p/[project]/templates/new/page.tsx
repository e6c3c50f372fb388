import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { TemplatePage } from "@/components/templates/template-page";
import type { ProjectCtx } from "@/lib/auth/context";
import { isAllowed } from "@/lib/auth/permissions";
import { channels } from "@/lib/core/channel";
import { requireViewer } from "@/lib/http/request-context";
import { copyOfTemplate } from "@/lib/templates/copy-of-template";
import { templateIdInput } from "@/lib/templates/schema";
import { systemLocales, systemTemplate } from "@/lib/templates/system-template";
import { saveTemplateAction } from "../actions";
import { loadChannelSetting } from "../load-channel-setting";

export const metadata: Metadata = { title: "New template" };

type Asked = { from?: string | string[]; channel?: string | string[] };

/** What the form starts with: the texts of another template, else the built-in one of a channel. */
async function startOf(ctx: ProjectCtx, { from, channel: wanted }: Asked) {
  const copied = templateIdInput.safeParse({ templateId: from });
  if (copied.success) {
    const copy = await copyOfTemplate(ctx, copied.data);
    if (!copy.ok) notFound();
    const { name, content, locales } = copy.value;
    return { name, content, locales };
  }
  const channel = channels.find((each) => each === wanted || from === `system-${each}`) ?? "sms";
  // A copy has every text of the original; what is new begins with one.
  const locales = from === `system-${channel}` ? systemLocales(channel) : {};
  return { name: "", content: systemTemplate(channel), locales };
}

export default async function NewTemplatePage({
  params,
  searchParams,
}: PageProps<"/p/[project]/templates/new">) {
  const { project } = await params;
  const ctx = await requireViewer(project);
  if (!isAllowed(ctx.role, "templates.save")) notFound();
  const asked = await searchParams;
  const start = await startOf(ctx, asked);
  const { setting } = await loadChannelSetting(ctx, start.content.channel);
  return (
    <TemplatePage
      // A new form for each thing to start from.
      key={JSON.stringify(asked)}
      projectSlug={project}
      template={{ id: null, version: 0, ...start }}
      isSystem={false}
      uses={[]}
      versions={[]}
      setting={setting}
      connector={null}
      save={saveTemplateAction.bind(null, project)}
      restore={null}
      remove={null}
      sendTest={null}
    />
  );
}
