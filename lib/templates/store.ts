import "server-only";
import { and, asc, eq, sql } from "drizzle-orm";
import { templates } from "@/drizzle/schema/templates";
import type { Channel } from "@/lib/core/channel";
import type { Queryable } from "@/lib/db/client";
import { type TemplateContent, templateContent } from "./schema";

/** A project's own template, parsed. */
export type StoredTemplate = {
  id: string;
  channel: Channel;
  name: string;
  content: TemplateContent;
  version: number;
  updatedAt: Date;
};

type Row = typeof templates.$inferSelect;

const parse = (row: Row): StoredTemplate => ({
  id: row.id,
  channel: row.channel,
  name: row.name,
  content: templateContent.parse(row.content),
  version: row.version,
  updatedAt: row.updatedAt,
});

export async function selectTemplates(
  db: Queryable,
  projectId: string,
  channel?: Channel,
): Promise<StoredTemplate[]> {
  const rows = await db
    .select()
    .from(templates)
    .where(and(eq(templates.projectId, projectId), channel && eq(templates.channel, channel)))
    .orderBy(asc(sql`lower(${templates.name})`));
  return rows.map(parse);
}

export async function selectTemplate(
  db: Queryable,
  projectId: string,
  templateId: string,
): Promise<StoredTemplate | null> {
  const [row] = await db
    .select()
    .from(templates)
    .where(and(eq(templates.projectId, projectId), eq(templates.id, templateId)));
  return row ? parse(row) : null;
}

type Values = { name: string; content: TemplateContent; by: string };

export async function insertTemplate(
  tx: Queryable,
  id: string,
  projectId: string,
  { name, content, by }: Values,
): Promise<void> {
  await tx.insert(templates).values({
    id,
    projectId,
    channel: content.channel,
    name,
    content,
    createdBy: by,
    updatedBy: by,
  });
}

/** Saves over the version the form was filled from; false when somebody saved in between. */
export async function updateTemplate(
  tx: Queryable,
  id: string,
  expectedVersion: number,
  { name, content, by }: Values,
): Promise<boolean> {
  const rows = await tx
    .update(templates)
    .set({ name, content, updatedBy: by, version: sql`${templates.version} + 1` })
    .where(and(eq(templates.id, id), eq(templates.version, expectedVersion)))
    .returning({ id: templates.id });
  return rows.length === 1;
}

export async function deleteTemplateRow(tx: Queryable, id: string): Promise<void> {
  await tx.delete(templates).where(eq(templates.id, id));
}
