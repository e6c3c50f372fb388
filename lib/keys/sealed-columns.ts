import "server-only";
import { getTableColumns, getTableName, is } from "drizzle-orm";
import { PgCustomColumn, PgTable } from "drizzle-orm/pg-core";
import * as connectors from "@/drizzle/schema/connectors";
import * as keys from "@/drizzle/schema/keys";
import * as otp from "@/drizzle/schema/otp";
import * as sandbox from "@/drizzle/schema/sandbox";

/** A column of sealed values, by its names in the database: they are what a value is bound to. */
export type SealedColumn = { table: string; column: string };

/** The sealed columns of what a schema file exports: `sealed` is the schema's one custom type. */
export function sealedColumnsOf(schema: Record<string, unknown>): SealedColumn[] {
  return Object.values(schema).flatMap((table) => {
    if (!is(table, PgTable)) return [];
    return Object.values(getTableColumns(table))
      .filter((column) => is(column, PgCustomColumn))
      .map((column) => ({ table: getTableName(table), column: column.name }));
  });
}

/** Every sealed column. A test compares it with all files of the schema. */
export const sealedColumns: readonly SealedColumn[] = [connectors, keys, otp, sandbox].flatMap(
  sealedColumnsOf,
);
