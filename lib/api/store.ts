import "server-only";
import { and, eq, lt, sql } from "drizzle-orm";
import { idempotencyKeys } from "@/drizzle/schema/api";
import { projects } from "@/drizzle/schema/projects";
import { allowedOrigins } from "@/drizzle/schema/settings";
import type { Queryable } from "@/lib/db/client";

/** A project with the origins whose pages may call it; null when there is none of this id. */
export async function selectProject(db: Queryable, projectId: string) {
  const rows = await db
    .select({
      id: projects.id,
      slug: projects.slug,
      name: projects.name,
      origin: allowedOrigins.origin,
    })
    .from(projects)
    .leftJoin(allowedOrigins, eq(allowedOrigins.projectId, projects.id))
    .where(eq(projects.id, projectId));
  const [first] = rows;
  if (!first) return null;
  const { id, slug, name } = first;
  return { id, slug, name, origins: rows.flatMap(({ origin }) => origin ?? []) };
}

export type IdempotencyPlace = { projectId: string; route: string; keyHash: string };

const isAt = ({ projectId, route, keyHash }: IdempotencyPlace) =>
  and(
    eq(idempotencyKeys.projectId, projectId),
    eq(idempotencyKeys.route, route),
    eq(idempotencyKeys.keyHash, keyHash),
  );

/**
 * Takes a key for one call: true when it was free, or what it held is from before `forgetBefore`.
 * False when another call has it, which `selectIdempotencyKey` tells about.
 */
export async function takeIdempotencyKey(
  db: Queryable,
  place: IdempotencyPlace,
  { requestHash, now, forgetBefore }: { requestHash: string; now: Date; forgetBefore: Date },
): Promise<boolean> {
  const fresh = { requestHash, createdAt: now, status: null, headers: null, response: null };
  const taken = await db
    .insert(idempotencyKeys)
    .values({ ...place, ...fresh })
    .onConflictDoUpdate({
      target: [idempotencyKeys.projectId, idempotencyKeys.route, idempotencyKeys.keyHash],
      set: fresh,
      setWhere: lt(idempotencyKeys.createdAt, forgetBefore),
    })
    .returning({ keyHash: idempotencyKeys.keyHash });
  return taken.length > 0;
}

export async function selectIdempotencyKey(db: Queryable, place: IdempotencyPlace) {
  const [row] = await db
    .select({
      requestHash: idempotencyKeys.requestHash,
      status: idempotencyKeys.status,
      headers: idempotencyKeys.headers,
      response: idempotencyKeys.response,
      createdAt: idempotencyKeys.createdAt,
    })
    .from(idempotencyKeys)
    .where(isAt(place));
  return row ?? null;
}

/** Writes what a call answered, unless an answer is there already. */
export async function saveIdempotentAnswer(
  db: Queryable,
  place: IdempotencyPlace,
  answer: {
    status: number;
    headers: Record<string, string>;
    response: { text: string } | { sealed: string };
  },
): Promise<void> {
  await db
    .update(idempotencyKeys)
    .set(answer)
    .where(and(isAt(place), sql`${idempotencyKeys.status} is null`));
}

/** Lets a key go whose call had no effect. */
export async function releaseIdempotencyKey(db: Queryable, place: IdempotencyPlace): Promise<void> {
  await db.delete(idempotencyKeys).where(and(isAt(place), sql`${idempotencyKeys.status} is null`));
}

/** Deletes at most `limit` keys from before a time; answers how many. */
export async function deleteIdempotencyKeys(
  db: Queryable,
  before: Date,
  limit: number,
): Promise<number> {
  const { rowCount } = await db.execute(sql`
    delete from ${idempotencyKeys} where ctid in (
      select ctid from ${idempotencyKeys} where created_at < ${before.toISOString()} limit ${limit}
    )`);
  return rowCount ?? 0;
}
