import type { Metadata } from "next";
import { CopyLine } from "@/components/settings/copy-line";
import { ProjectForm } from "@/components/settings/project-form";
import { SettingsTabs } from "@/components/settings/settings-tabs";
import { SigningKeys } from "@/components/settings/signing-keys";
import { PageHeader } from "@/components/shell/page-header";
import { Section } from "@/components/shell/section";
import { isAllowed } from "@/lib/auth/permissions";
import { env } from "@/lib/core/env";
import { requireViewer } from "@/lib/http/request-context";
import { getSettings } from "@/lib/settings/get-settings";
import { listSigningKeys } from "@/lib/users/list-signing-keys";
import { rotateSigningKeyAction, saveSettingsAction } from "./actions";

export const metadata: Metadata = { title: "Project settings" };

export default async function SettingsPage({ params }: PageProps<"/p/[project]/settings">) {
  const { project } = await params;
  const ctx = await requireViewer(project);
  const [settings, keys] = await Promise.all([getSettings(ctx), listSigningKeys(ctx)]);
  if (!settings.ok) throw new Error(settings.error.code);
  if (!keys.ok) throw new Error(keys.error.code);
  const canSave = isAllowed(ctx.role, "settings.save");
  return (
    <>
      <PageHeader title="Settings" guide="settings" help="What holds for the whole project." />
      <SettingsTabs projectSlug={project} role={ctx.role} current="settings" />
      <Section
        title="For your code"
        help="Give both to Descope's SDKs, which then send every call here."
      >
        <dl className="max-w-form divide-y rounded-card border bg-surface px-4 py-1">
          <CopyLine label="Project ID" value={ctx.project.id} />
          <CopyLine label="Base URL" value={`${env().publicUrl}/api`} />
        </dl>
      </Section>
      <Section title="Project">
        <ProjectForm
          settings={settings.value}
          save={canSave ? saveSettingsAction.bind(null, project) : null}
        />
      </Section>
      <Section
        title="Signing keys"
        help="Tokens of your users carry one of these ids; your servers fetch the public keys by themselves."
      >
        <SigningKeys
          keys={keys.value}
          rotate={
            isAllowed(ctx.role, "signingKeys.rotate")
              ? rotateSigningKeyAction.bind(null, project)
              : null
          }
        />
      </Section>
    </>
  );
}
