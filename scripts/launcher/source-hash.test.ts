import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { sourceHash } from "./source-hash.mjs";

const directory = mkdtempSync(path.join(tmpdir(), "patchbay-hash-"));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

function write(file: string, text: string) {
  mkdirSync(path.dirname(path.join(directory, file)), { recursive: true });
  writeFileSync(path.join(directory, file), text);
}

test("what is built changes the hash: contents, names and new files", () => {
  write("app/page.tsx", "one");
  const hashes = [sourceHash(directory)];
  write("app/page.tsx", "two");
  hashes.push(sourceHash(directory));
  write("lib/new.ts", "");
  hashes.push(sourceHash(directory));
  write("package-lock.json", "{}");
  hashes.push(sourceHash(directory));
  expect(new Set(hashes).size).toBe(4);
  expect(sourceHash(directory)).toBe(hashes.at(-1));
});

test("tests, documents and generated files do not", () => {
  const before = sourceHash(directory);
  for (const file of ["lib/a.test.ts", "docs/a.md", "README.md", ".next/x", "e2e/a.spec.ts"]) {
    write(file, "x");
  }
  write("drizzle/migrations/0000.sql", "x");
  expect(sourceHash(directory)).toBe(before);
});
