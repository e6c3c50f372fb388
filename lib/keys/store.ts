import "server-only";
import { eq, sql } from "drizzle-orm";
import { keyChecks, serverSecrets } from "@/drizzle/schema/keys";
import type { Queryable } from "@/lib/db/client";
import type { SealedColumn } from "./sealed-columns";

/** Stands where sealed values of a project have its id: these belong to the whole installation. */
export const installation = "installation";

/** Keeps the first value that is offered for a name, whoever offers it, and answers the kept one. */
export async function keepServerSecret(
  db: Queryable,
  id: string,
  makeSealed: () => string,
): Promise<string> {
  const kept = await findServerSecret(db, id);
  if (kept) return kept;
  await db
    .insert(serverSecrets)
    .values({ id, projectId: installation, sealed: makeSealed() })
    .onConflictDoNothing();
  const first = await findServerSecret(db, id);
  if (!first) throw new Error(`The server secret ${id} vanished while it was made.`);
  return first;
}

async function findServerSecret(db: Queryable, id: string): Promise<string | undefined> {
  const [row] = await db
    .select({ sealed: serverSecrets.sealed })
    .from(serverSecrets)
    .where(eq(serverSecrets.id, id));
  return row?.sealed;
}

export async function findKeyCheck(db: Queryable, id: string): Promise<string | undefined> {
  const [row] = await db
    .select({ sealed: keyChecks.sealed })
    .from(keyChecks)
    .where(eq(keyChecks.id, id));
  return row?.sealed;
}

/** The first one is kept, whoever writes it. */
export async function insertKeyCheck(db: Queryable, id: string, sealed: string): Promise<void> {
  await db.insert(keyChecks).values({ id, projectId: installation, sealed }).onConflictDoNothing();
}

/** How many values of a column need which master key, by key id. */
export async function countByKey(
  db: Queryable,
  { table, column }: SealedColumn,
): Promise<{ keyId: string; values: number }[]> {
  const value = sql.identifier(column);
  const { rows } = await db.execute<{ keyId: string; values: number }>(sql`
    select split_part(${value}, '.', 2) as "keyId", count(*)::int as "values"
    from ${sql.identifier(table)} where ${value} like 'pb1.%' group by 1`);
  return rows;
}

type SealedRow = { id: string; projectId: string; sealed: string };

/** The next values of a column that are not under `keyId`, locked until the transaction ends. */
export async function lockSealedNotUnder(
  tx: Queryable,
  { table, column }: SealedColumn,
  { keyId, afterId, limit }: { keyId: string; afterId: string; limit: number },
): Promise<SealedRow[]> {
  const value = sql.identifier(column);
  const { rows } = await tx.execute<SealedRow>(sql`
    select id, project_id as "projectId", ${value} as sealed from ${sql.identifier(table)}
    where id > ${afterId} and split_part(${value}, '.', 2) <> ${keyId}
    order by id limit ${limit} for update`);
  return rows;
}

/** Puts the same value under another key; everything else of the row stays, its times too. */
export async function replaceSealed(
  tx: Queryable,
  { table, column }: SealedColumn,
  { id, sealed }: Pick<SealedRow, "id" | "sealed">,
): Promise<void> {
  await tx.execute(sql`
    update ${sql.identifier(table)} set ${sql.identifier(column)} = ${sealed} where id = ${id}`);
}

/** Whether a transaction that began before `moment` is still open. */
export async function hasOlderTransactions(db: Queryable, moment: Date): Promise<boolean> {
  const { rows } = await db.execute(sql`
    select from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()
      and xact_start < ${moment.toISOString()}::timestamptz limit 1`);
  return rows.length > 0;
}
