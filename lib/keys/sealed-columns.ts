import "server-only";
import { sql } from "drizzle-orm";
import type { SecretPlace } from "@/lib/core/secrets";
import type { Queryable } from "@/lib/db/client";

/** A column that holds sealed values, in the names of the database. */
export type SealedColumn = { table: string; column: string };

/**
 * Every column made by `sealed()` of `drizzle/schema/columns.ts`. Asked of the database, which
 * knows them by their type: a new table is covered without being named anywhere else.
 */
export async function listSealedColumns(db: Queryable): Promise<SealedColumn[]> {
  const { rows } = await db.execute<SealedColumn>(sql`
    select relname as "table", attname as "column"
    from pg_attribute join pg_class on pg_class.oid = attrelid
    where atttypid = 'sealed_value'::regtype and not attisdropped
      and relkind in ('r', 'p') and relnamespace = current_schema()::regnamespace
    order by relname, attname`);
  return rows;
}

/** The place that a row's value in a sealed column is bound to. */
export const placeIn = (
  { table, column }: SealedColumn,
  row: { id: string; projectId: string },
): SecretPlace => ({ projectId: row.projectId, table, rowId: row.id, column });
