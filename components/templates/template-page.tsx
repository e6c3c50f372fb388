"use client";

import { Copy, Trash2 } from "lucide-react";
import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { StartTest } from "@/components/connectors/use-connector-test";
import { SendTestCode } from "@/components/otp/send-test-code";
import { PageHeader } from "@/components/shell/page-header";
import { Section } from "@/components/shell/section";
import { Button } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { TextLink } from "@/components/ui/text-link";
import { channelInText } from "@/lib/core/channel";
import type { SendTestCodeInput } from "@/lib/otp/schema";
import type { PreviewSetting } from "@/lib/templates/variables";
import type { TemplateUse } from "@/lib/usage/list-template-uses";
import { DeleteTemplateDialog, type RemoveTemplate } from "./delete-template-dialog";
import { languageName } from "./languages";
import { TemplateForm } from "./template-form";
import { systemId, templatePaths } from "./template-paths";
import { type OpenedTemplate, type SaveTemplate, useTemplateForm } from "./use-template-form";
import { UsedByList } from "./used-by-list";
import { type RestoreTemplate, VersionList, type VersionView } from "./version-list";

export type TemplatePageProps = {
  projectSlug: string;
  template: OpenedTemplate;
  /** A built-in template is only read. */
  isSystem: boolean;
  uses: readonly TemplateUse[];
  /** Newest first; none for a new and for a built-in template. */
  versions: readonly VersionView[];
  setting: PreviewSetting;
  /** What test codes of the channel go out through; null where there is none that is ready. */
  connector: { name: string; typeName: string } | null;
  /** Each null for those who may not. */
  save: SaveTemplate | null;
  remove: RemoveTemplate | null;
  restore: RestoreTemplate | null;
  sendTest: StartTest<SendTestCodeInput> | null;
};

/** One template, new or saved: its texts, what they become, where it is used, what it was. */
export function TemplatePage(props: TemplatePageProps) {
  const { projectSlug, template, isSystem, uses, versions, setting, connector } = props;
  const { save, remove, restore, sendTest } = props;
  const router = useRouter();
  const paths = templatePaths(projectSlug);
  const isReadOnly = isSystem || save === null;
  const form = useTemplateForm({ template, setting, save: isReadOnly ? null : save, paths });
  const [isDeleting, setIsDeleting] = useState(false);
  const { channel } = template.content;
  const isSaved = template.id !== null;
  const id = isSystem ? systemId(channel) : template.id;
  return (
    <>
      <PageHeader
        guide="templates"
        back={<TextLink href={paths.list}>Templates</TextLink>}
        title={isSaved || isSystem ? template.name : "New template"}
        help={
          isSystem
            ? `The built-in text of one-time passwords by ${channelInText[channel]}. It comes with Patchbay and cannot be changed; duplicate it to make your own.`
            : `The text of one-time passwords by ${channelInText[channel]}.`
        }
        actions={
          id !== null && (
            <>
              {sendTest && connector && (
                <SendTestCode
                  channel={channel}
                  projectSlug={projectSlug}
                  connectorName={connector.name}
                  vendor={connector.typeName}
                  isUnsaved={form.isDirty}
                  text={{
                    templateId: isSystem ? null : id,
                    locale: form.locale ?? undefined,
                    name:
                      form.locale === null
                        ? template.name
                        : `${template.name} in ${languageName(form.locale)}`,
                  }}
                  send={sendTest}
                />
              )}
              {save && (
                <LinkButton href={paths.duplicate(id)} prefetch={false}>
                  <Copy aria-hidden="true" />
                  Duplicate
                </LinkButton>
              )}
              {remove && !isSystem && (
                <Button onClick={() => setIsDeleting(true)}>
                  <Trash2 aria-hidden="true" />
                  Delete
                </Button>
              )}
            </>
          )
        }
      />
      {id !== null && (
        <div className="mb-6 flex flex-wrap gap-x-2 text-sm">
          <span className="text-muted">Used by</span>
          {uses.length > 0 ? (
            <UsedByList uses={uses} paths={paths} />
          ) : (
            <span className="text-muted">nothing yet</span>
          )}
        </div>
      )}
      <div className="mb-8">
        <TemplateForm
          form={form}
          newestVersion={template.version}
          setting={setting}
          isReadOnly={isReadOnly}
        />
      </div>
      {template.id !== null && versions.length > 0 && (
        <Section title="Versions" help="Each save is kept. A restored version becomes a new one.">
          <VersionList
            templateId={template.id}
            versions={versions}
            isUnsaved={form.isDirty}
            restore={isReadOnly ? null : restore}
          />
        </Section>
      )}
      {remove && template.id !== null && (
        <DeleteTemplateDialog
          template={isDeleting ? { id: template.id, name: template.name } : null}
          uses={uses}
          paths={paths}
          remove={remove}
          onClose={() => setIsDeleting(false)}
          onRemoved={() => router.push(paths.list as Route)}
        />
      )}
    </>
  );
}
