import "server-only";
import { and, asc, desc, eq, sql } from "drizzle-orm";
import { users } from "@/drizzle/schema/auth";
import { templates, templateVersions } from "@/drizzle/schema/templates";
import type { Channel } from "@/lib/core/channel";
import { newId } from "@/lib/core/ids";
import type { Queryable } from "@/lib/db/client";
import {
  type TemplateContent,
  type TemplateLocales,
  templateContent,
  templateLocales,
} from "./schema";

/** A project's own template, parsed. */
export type StoredTemplate = {
  id: string;
  channel: Channel;
  name: string;
  content: TemplateContent;
  locales: TemplateLocales;
  version: number;
  updatedAt: Date;
  /** Who saved it last; null for a program, and for people who are gone. */
  updatedByName: string | null;
};

/** One saved state of a template. */
export type StoredVersion = Pick<StoredTemplate, "version" | "name" | "content" | "locales"> & {
  savedAt: Date;
  savedByName: string | null;
};

const columns = {
  id: templates.id,
  channel: templates.channel,
  name: templates.name,
  content: templates.content,
  locales: templates.locales,
  version: templates.version,
  updatedAt: templates.updatedAt,
  updatedByName: users.name,
};

const parseTexts = <Row extends { content: unknown; locales: unknown }>(row: Row) => ({
  ...row,
  content: templateContent.parse(row.content),
  locales: templateLocales.parse(row.locales),
});

export async function selectTemplates(
  db: Queryable,
  projectId: string,
  channel?: Channel,
): Promise<StoredTemplate[]> {
  const rows = await db
    .select(columns)
    .from(templates)
    .leftJoin(users, eq(users.id, templates.updatedBy))
    .where(and(eq(templates.projectId, projectId), channel && eq(templates.channel, channel)))
    .orderBy(asc(sql`lower(${templates.name})`));
  return rows.map(parseTexts);
}

export async function selectTemplate(
  db: Queryable,
  projectId: string,
  templateId: string,
): Promise<StoredTemplate | null> {
  const [row] = await db
    .select(columns)
    .from(templates)
    .leftJoin(users, eq(users.id, templates.updatedBy))
    .where(and(eq(templates.projectId, projectId), eq(templates.id, templateId)));
  return row ? parseTexts(row) : null;
}

type Values = { name: string; content: TemplateContent; locales: TemplateLocales; by: string };

/** Makes a template and keeps its first version. */
export async function insertTemplate(
  tx: Queryable,
  id: string,
  projectId: string,
  { by, ...values }: Values,
): Promise<void> {
  await tx.insert(templates).values({
    ...values,
    id,
    projectId,
    channel: values.content.channel,
    createdBy: by,
    updatedBy: by,
  });
  await keepVersion(tx, id);
}

/** Saves over the version the form was filled from; false when somebody saved in between. */
export async function updateTemplate(
  tx: Queryable,
  id: string,
  expectedVersion: number,
  { by, ...values }: Values,
): Promise<boolean> {
  const rows = await tx
    .update(templates)
    .set({ ...values, updatedBy: by, version: sql`${templates.version} + 1` })
    .where(and(eq(templates.id, id), eq(templates.version, expectedVersion)))
    .returning({ id: templates.id });
  if (rows.length === 1) await keepVersion(tx, id);
  return rows.length === 1;
}

/** Writes the state that a template has now beside the earlier ones. */
async function keepVersion(tx: Queryable, templateId: string): Promise<void> {
  await tx.execute(sql`
    insert into template_versions
      (id, project_id, template_id, version, name, content, locales, saved_by, saved_at)
    select ${newId("templateVersion")}, project_id, id, version, name, content, locales,
      updated_by, updated_at
    from templates where id = ${templateId}`);
}

/** Saved states of a template, newest first. */
export async function selectVersions(
  db: Queryable,
  projectId: string,
  templateId: string,
  version?: number,
): Promise<StoredVersion[]> {
  const rows = await db
    .select({
      version: templateVersions.version,
      name: templateVersions.name,
      content: templateVersions.content,
      locales: templateVersions.locales,
      savedAt: templateVersions.savedAt,
      savedByName: users.name,
    })
    .from(templateVersions)
    .leftJoin(users, eq(users.id, templateVersions.savedBy))
    .where(
      and(
        eq(templateVersions.projectId, projectId),
        eq(templateVersions.templateId, templateId),
        version === undefined ? undefined : eq(templateVersions.version, version),
      ),
    )
    .orderBy(desc(templateVersions.version))
    .limit(100);
  return rows.map(parseTexts);
}

export async function deleteTemplateRow(tx: Queryable, id: string): Promise<void> {
  await tx.delete(templates).where(eq(templates.id, id));
}
