import { getTableColumns, is } from "drizzle-orm";
import { getTableConfig, PgTable } from "drizzle-orm/pg-core";
import { expect, it } from "vitest";
import { openTestDb } from "@/test/context";
import { listSealedColumns } from "./sealed-columns";

const modules = import.meta.glob<Record<string, unknown>>("../../drizzle/schema/*.ts", {
  eager: true,
});
const tables = Object.values(modules)
  .flatMap((module) => Object.values(module))
  .filter((value): value is PgTable => is(value, PgTable));

it("the database knows every column of the schema that was made by sealed()", async () => {
  const declared = tables.flatMap((table) => {
    const { name, columns } = getTableConfig(table);
    return columns
      .filter((column) => column.getSQLType() === "sealed_value")
      .map((column) => ({ table: name, column: column.name }));
  });
  expect(declared.length).toBeGreaterThanOrEqual(4);
  const found = await listSealedColumns(await openTestDb());
  expect(new Set(found.map((each) => JSON.stringify(each)))).toEqual(
    new Set(declared.map((each) => JSON.stringify(each))),
  );
});

it("a table with a sealed column has the columns that its values are bound to", () => {
  for (const table of tables) {
    const columns = Object.values(getTableColumns(table));
    if (!columns.some((column) => column.getSQLType() === "sealed_value")) continue;
    expect(columns.map(({ name }) => name)).toEqual(expect.arrayContaining(["id", "project_id"]));
  }
});
