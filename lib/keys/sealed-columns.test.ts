import { readdirSync } from "node:fs";
import { expect, it } from "vitest";
import { sealedColumns, sealedColumnsOf } from "./sealed-columns";

it("leaves out no sealed column of any schema file", async () => {
  const files = readdirSync("drizzle/schema").filter((name) => name !== "columns.ts");
  const found = await Promise.all(
    files.map(async (name) =>
      sealedColumnsOf(await import(`../../drizzle/schema/${name.replace(".ts", "")}.ts`)),
    ),
  );
  const byName = (all: readonly { table: string; column: string }[]) =>
    all.map(({ table, column }) => `${table}.${column}`).sort();
  expect(byName(sealedColumns)).toEqual(byName(found.flat()));
  expect(byName(sealedColumns)).toContain("connector_secrets.sealed");
});
