import "server-only";
import { and, asc, desc, eq, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { users } from "@/drizzle/schema/auth";
import { flowRuns, flows, flowVersions } from "@/drizzle/schema/flows";
import { timedIdStart } from "@/lib/core/ids";
import type { Queryable } from "@/lib/db/client";
import { type FlowDocument, flowDocument } from "./model/document";

export type StoredFlow = {
  id: string;
  key: string;
  name: string;
  description: string;
  isEnabled: boolean;
  draft: FlowDocument;
  draftRevision: number;
  draftAt: Date;
  draftByName: string | null;
  publishedVersionId: string | null;
};

const columns = {
  id: flows.id,
  key: flows.key,
  name: flows.name,
  description: flows.description,
  isEnabled: flows.isEnabled,
  draft: flows.draft,
  draftRevision: flows.draftRevision,
  draftAt: flows.draftAt,
  draftByName: users.name,
  publishedVersionId: flows.publishedVersionId,
};

const parsed = <Row extends { draft: unknown }>(row: Row) => ({
  ...row,
  draft: flowDocument.parse(row.draft),
});

export async function selectFlow(
  db: Queryable,
  projectId: string,
  key: string,
  { lock = false }: { lock?: boolean } = {},
): Promise<StoredFlow | null> {
  const query = db
    .select(columns)
    .from(flows)
    .leftJoin(users, eq(users.id, flows.draftBy))
    .where(and(eq(flows.projectId, projectId), eq(flows.key, key)));
  const [row] = await (lock ? query.for("update", { of: flows }) : query);
  return row ? parsed(row) : null;
}

/** What `selectFlow` says of the draft, without reading the draft. */
export async function selectDraftState(
  db: Queryable,
  projectId: string,
  key: string,
): Promise<Pick<StoredFlow, "draftRevision" | "draftAt" | "draftByName"> | null> {
  const { draftRevision, draftAt, draftByName } = columns;
  const [row] = await db
    .select({ draftRevision, draftAt, draftByName })
    .from(flows)
    .leftJoin(users, eq(users.id, flows.draftBy))
    .where(and(eq(flows.projectId, projectId), eq(flows.key, key)));
  return row ?? null;
}

export type ListedFlow = StoredFlow & {
  published: { number: number; document: FlowDocument } | null;
};

/** Every flow of a project by name, with what is published of it. */
export async function selectFlows(
  db: Queryable,
  projectId: string,
  { lock = false }: { lock?: boolean } = {},
): Promise<ListedFlow[]> {
  const query = db
    .select({ ...columns, number: flowVersions.number, document: flowVersions.document })
    .from(flows)
    .leftJoin(users, eq(users.id, flows.draftBy))
    .leftJoin(flowVersions, eq(flowVersions.id, flows.publishedVersionId))
    .where(eq(flows.projectId, projectId))
    .orderBy(sql`lower(${flows.name})`, asc(flows.key));
  const rows = await (lock ? query.for("update", { of: flows }) : query);
  return rows.map(({ number, document, ...row }) => ({
    ...parsed(row),
    published: number === null ? null : { number, document: flowDocument.parse(document) },
  }));
}

export type RunCounts = { flowId: string; started: number; completed: number; failed: number };

/** Runs of end users by flow since a moment. */
export async function countRuns(
  db: Queryable,
  projectId: string,
  since: Date,
): Promise<RunCounts[]> {
  const count = (status: string) =>
    sql<number>`count(*) filter (where ${flowRuns.status} = ${status})::int`;
  return db
    .select({
      flowId: flowRuns.flowId,
      started: sql<number>`count(*)::int`,
      completed: count("completed"),
      failed: count("failed"),
    })
    .from(flowRuns)
    .where(
      and(
        eq(flowRuns.projectId, projectId),
        eq(flowRuns.mode, "live"),
        sql`${flowRuns.id} > ${timedIdStart("flowRun", since)}`,
      ),
    )
    .groupBy(flowRuns.flowId);
}

export type NewFlow = {
  id: string;
  projectId: string;
  key: string;
  name: string;
  description: string;
  draft: FlowDocument;
  draftBy: string;
};

export async function insertFlow(tx: Queryable, flow: NewFlow): Promise<void> {
  await tx.insert(flows).values(flow);
}

/** Writes the draft if it is still at the revision; answers the new revision, else null. */
export async function updateDraft(
  tx: Queryable,
  flowId: string,
  expectedRevision: number,
  { draft, by }: { draft: FlowDocument; by: string },
): Promise<{ revision: number; savedAt: Date } | null> {
  const [row] = await tx
    .update(flows)
    .set({
      draft,
      draftBy: by,
      draftAt: sql`now()`,
      draftRevision: sql`${flows.draftRevision} + 1`,
    })
    .where(and(eq(flows.id, flowId), eq(flows.draftRevision, expectedRevision)))
    .returning({ revision: flows.draftRevision, savedAt: flows.draftAt });
  return row ?? null;
}

export async function updateFlowRow(
  tx: Queryable,
  flowId: string,
  changes: Partial<{
    name: string;
    description: string;
    isEnabled: boolean;
    publishedVersionId: string;
  }>,
): Promise<void> {
  await tx.update(flows).set(changes).where(eq(flows.id, flowId));
}

export async function deleteFlowRow(tx: Queryable, flowId: string): Promise<void> {
  // Its version may not go while it is the published one.
  await tx.update(flows).set({ publishedVersionId: null }).where(eq(flows.id, flowId));
  await tx.delete(flows).where(eq(flows.id, flowId));
}

export type StoredVersion = {
  id: string;
  number: number;
  note: string;
  publishedAt: Date;
  publishedByName: string | null;
};

const publisher = alias(users, "publisher");
const versionColumns = {
  id: flowVersions.id,
  number: flowVersions.number,
  note: flowVersions.note,
  publishedAt: flowVersions.publishedAt,
  publishedByName: publisher.name,
};

/** Newest first, without their documents. */
export async function selectVersions(db: Queryable, flowId: string): Promise<StoredVersion[]> {
  return db
    .select(versionColumns)
    .from(flowVersions)
    .leftJoin(publisher, eq(publisher.id, flowVersions.publishedBy))
    .where(eq(flowVersions.flowId, flowId))
    .orderBy(desc(flowVersions.number));
}

export async function selectVersion(
  db: Queryable,
  flowId: string,
  number: number,
): Promise<(StoredVersion & { document: FlowDocument }) | null> {
  const [row] = await db
    .select({ ...versionColumns, document: flowVersions.document })
    .from(flowVersions)
    .leftJoin(publisher, eq(publisher.id, flowVersions.publishedBy))
    .where(and(eq(flowVersions.flowId, flowId), eq(flowVersions.number, number)));
  return row ? { ...row, document: flowDocument.parse(row.document) } : null;
}

export async function insertVersion(
  tx: Queryable,
  version: {
    id: string;
    projectId: string;
    flowId: string;
    number: number;
    document: FlowDocument;
    note: string;
    publishedBy: string;
  },
): Promise<void> {
  await tx.insert(flowVersions).values(version);
}

export async function selectNewestNumber(tx: Queryable, flowId: string): Promise<number> {
  const [row] = await tx
    .select({ number: sql<number>`coalesce(max(${flowVersions.number}), 0)::int` })
    .from(flowVersions)
    .where(eq(flowVersions.flowId, flowId));
  return row?.number ?? 0;
}
