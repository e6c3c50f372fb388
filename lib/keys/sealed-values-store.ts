import "server-only";
import { sql } from "drizzle-orm";
import { retiredKeys } from "@/drizzle/schema/keys";
import type { Queryable } from "@/lib/db/client";
import type { SealedColumn } from "./sealed-columns";

export type SealedRow = { id: string; projectId: string; sealed: string };

const keyIn = (column: string) => sql`split_part(${sql.identifier(column)}, '.', 2)`;

/** How many values of a column need each master key, by key id. */
export async function countByKey(
  db: Queryable,
  { table, column }: SealedColumn,
): Promise<{ keyId: string; count: number }[]> {
  const { rows } = await db.execute<{ keyId: string; count: number }>(sql`
    select ${keyIn(column)} as "keyId", count(*)::int as count
    from ${sql.identifier(table)} where ${sql.identifier(column)} is not null group by 1`);
  return rows;
}

/**
 * Rows whose value is not under the key `keyId`, in the order of their ids after `after`, locked.
 * `busy`: what to do about rows that another transaction holds.
 */
export async function lockRowsUnderOtherKeys(
  db: Queryable,
  { table, column }: SealedColumn,
  { keyId, after, limit, busy }: Page,
): Promise<SealedRow[]> {
  const { rows } = await db.execute<SealedRow>(sql`
    select id, project_id as "projectId", ${sql.identifier(column)} as sealed
    from ${sql.identifier(table)}
    where ${keyIn(column)} <> ${keyId} and id > ${after}
    order by id limit ${limit} for update ${busy === "skip" ? sql`skip locked` : sql``}`);
  return rows;
}

type Page = { keyId: string; after: string; limit: number; busy: "skip" | "wait" };

export async function updateSealed(
  db: Queryable,
  { table, column }: SealedColumn,
  id: string,
  sealed: string,
): Promise<void> {
  await db.execute(sql`
    update ${sql.identifier(table)} set ${sql.identifier(column)} = ${sealed} where id = ${id}`);
}

/** Some value of a column under one key, to try the key on. */
export async function findRowUnderKey(
  db: Queryable,
  { table, column }: SealedColumn,
  keyId: string,
): Promise<SealedRow | undefined> {
  const { rows } = await db.execute<SealedRow>(sql`
    select id, project_id as "projectId", ${sql.identifier(column)} as sealed
    from ${sql.identifier(table)} where ${keyIn(column)} = ${keyId} limit 1`);
  return rows[0];
}

/**
 * Keeps everybody from writing to the tables until the transaction ends; readers go on. Gives up
 * (SQLSTATE 55P03) before Postgres would look for a deadlock and end somebody else's transaction.
 */
export async function lockTables(tx: Queryable, tables: readonly string[]): Promise<void> {
  await tx.execute(sql`set local lock_timeout = '500ms'`);
  for (const table of tables)
    await tx.execute(sql`lock table ${sql.identifier(table)} in share row exclusive mode`);
}

export async function insertRetiredKeys(tx: Queryable, ids: readonly string[]): Promise<void> {
  await tx
    .insert(retiredKeys)
    .values(ids.map((id) => ({ id })))
    .onConflictDoNothing();
}

export async function listRetiredKeyIds(db: Queryable): Promise<string[]> {
  const rows = await db.select({ id: retiredKeys.id }).from(retiredKeys);
  return rows.map(({ id }) => id);
}
