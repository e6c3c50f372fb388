import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createEmptyDatabase } from "@/test/database";
import { migrateDatabase, readMigrationState } from "./migrate";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "patchbay-migrations-"));
  await mkdir(path.join(folder, "meta"));
  await writeFile(path.join(folder, "0000_one.sql"), "create table one (id int);");
  await writeFile(path.join(folder, "0001_two.sql"), "create table two (id int);");
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Makes the folder look as a version of the program that knows the first `count` migrations. */
async function knowMigrations(count: number) {
  const entries = ["0000_one", "0001_two"].slice(0, count).map((tag, idx) => {
    return { idx, version: "7", when: 1000 + idx, tag, breakpoints: true };
  });
  const journal = { version: "7", dialect: "postgresql", entries };
  await writeFile(path.join(folder, "meta", "_journal.json"), JSON.stringify(journal));
}

test("eight starters at once migrate a database exactly once", async () => {
  await knowMigrations(2);
  const { url } = await createEmptyDatabase();
  const states = await Promise.all(Array.from({ length: 8 }, () => migrateDatabase(url, folder)));
  expect(states).toEqual(Array(8).fill({ applied: 2, pending: 0, isNewer: false }));
});

test("a program refuses a database that a newer one changed, and leaves it alone", async () => {
  await knowMigrations(2);
  const { url } = await createEmptyDatabase();
  await migrateDatabase(url, folder);
  await knowMigrations(1);
  await expect(migrateDatabase(url, folder)).rejects.toThrow(/newer version/);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  expect(await readMigrationState(client, folder)).toMatchObject({ applied: 2, isNewer: true });
  await client.end();
});

test("an unreachable database is one line that keeps the password to itself", async () => {
  const attempt = migrateDatabase("postgresql://app:hunter2@127.0.0.1:1/app", folder);
  await expect(attempt).rejects.toThrow(/^the database cannot be reached .*check DATABASE_URL\.$/);
  await expect(attempt).rejects.not.toThrow(/hunter2|\n/);
});
