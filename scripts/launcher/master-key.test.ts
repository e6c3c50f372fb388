import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { provideMasterKey } from "./master-key.mjs";

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), "patchbay-key-"));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

test("the first start makes one key of 32 random bytes that its owner alone can read", () => {
  const first = provideMasterKey({ dataDir, hasDatabase: false, env: {} });
  const file = path.join(dataDir, "master.key");
  expect(first).toEqual({ PATCHBAY_MASTER_KEY_FILE: file });
  const text = readFileSync(file, "utf8");
  expect(Buffer.from(text.trim(), "base64url")).toHaveLength(32);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readdirSync(dataDir)).toEqual(["master.key"]);

  provideMasterKey({ dataDir, hasDatabase: true, env: {} });
  expect(readFileSync(file, "utf8")).toBe(text);
});

test("a database without its key is never given a new one", () => {
  const start = () => provideMasterKey({ dataDir, hasDatabase: true, env: {} });
  expect(start).toThrow(/master\.key of the existing database is missing/);
  expect(existsSync(path.join(dataDir, "master.key"))).toBe(false);
});

test("with an external database the key has to be given", () => {
  expect(() => provideMasterKey({ hasDatabase: false, env: {} })).toThrow(/PATCHBAY_MASTER_KEY/);
  const env = { PATCHBAY_MASTER_KEY: "given" };
  expect(provideMasterKey({ hasDatabase: false, env })).toEqual({});
});
