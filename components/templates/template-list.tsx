"use client";

import { Plus } from "lucide-react";
import { useState } from "react";
import { Section } from "@/components/shell/section";
import { LinkButton } from "@/components/ui/link-button";
import { type Channel, channelInText, channelNames, channels } from "@/lib/core/channel";
import type { TemplateUses } from "@/lib/usage/list-template-uses";
import { DeleteTemplateDialog, type RemoveTemplate } from "./delete-template-dialog";
import { systemId, templatePaths } from "./template-paths";
import { TemplateRow } from "./template-row";

type ListedTemplate = {
  id: string;
  channel: Channel;
  name: string;
  /** How the text begins. */
  excerpt: string;
  locales: readonly string[];
  version: number;
  /** ISO 8601, UTC. */
  savedAt: string;
  savedByName: string | null;
};

type TemplateListProps = {
  projectSlug: string;
  templates: readonly ListedTemplate[];
  /** How each built-in text begins, and its further languages. */
  system: Readonly<Record<Channel, { excerpt: string; locales: readonly string[] }>>;
  uses: TemplateUses;
  canSave: boolean;
  /** null for those who may not delete. */
  remove: RemoveTemplate | null;
};

/** All templates by channel, the built-in one of each first. */
export function TemplateList(props: TemplateListProps) {
  const { projectSlug, templates, system, uses, canSave, remove } = props;
  const [deleted, setDeleted] = useState<{ id: string; name: string } | null>(null);
  const paths = templatePaths(projectSlug);
  return (
    <>
      {channels.map((channel) => (
        <Section
          key={channel}
          title={channelNames[channel]}
          actions={
            canSave && (
              <LinkButton href={paths.newOf(channel)} prefetch={false}>
                <Plus aria-hidden="true" />
                New template<span className="sr-only"> for {channelInText[channel]}</span>
              </LinkButton>
            )
          }
        >
          <ul className="overflow-hidden rounded-card border bg-surface">
            <TemplateRow
              name="System"
              href={paths.system(channel)}
              excerpt={system[channel].excerpt}
              uses={uses.system[channel]}
              saved={null}
              locales={system[channel].locales}
              paths={paths}
              duplicateHref={canSave ? paths.duplicate(systemId(channel)) : null}
              onDelete={null}
            />
            {templates
              .filter((template) => template.channel === channel)
              .map(({ id, name, excerpt, locales, version, savedAt, savedByName }) => (
                <TemplateRow
                  key={id}
                  name={name}
                  href={paths.template(id)}
                  excerpt={excerpt}
                  uses={uses.byId[id] ?? []}
                  saved={{ version, at: savedAt, byName: savedByName }}
                  locales={locales}
                  paths={paths}
                  duplicateHref={canSave ? paths.duplicate(id) : null}
                  onDelete={remove && (() => setDeleted({ id, name }))}
                />
              ))}
          </ul>
        </Section>
      ))}
      {remove && (
        <DeleteTemplateDialog
          template={deleted}
          uses={(deleted && uses.byId[deleted.id]) ?? []}
          paths={paths}
          remove={remove}
          onClose={() => setDeleted(null)}
        />
      )}
    </>
  );
}
