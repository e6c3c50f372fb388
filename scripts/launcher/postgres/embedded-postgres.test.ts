import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "./embedded-postgres.mjs";
import { hasCluster } from "./place.mjs";

// Processes start slowly on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

let dataDir: string;
let server: EmbeddedPostgres | undefined;

beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), "patchbay-pg-"));
  chmodSync(dataDir, 0o711);
});
afterEach(async () => {
  await server?.stop();
  server = undefined;
  const elsewhere = path.join(dataDir, "postgres-location");
  if (existsSync(elsewhere)) rmSync(readFileSync(elsewhere, "utf8").trim(), { recursive: true });
  rmSync(dataDir, { recursive: true, force: true });
});

async function ask(url: string, sql: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query({ text: sql, rowMode: "array" });
    return rows[0]?.[0];
  } finally {
    await client.end();
  }
}

test("it survives power loss as far as Postgres does: fsync, full pages, checksums", async () => {
  server = await startEmbeddedPostgres({ dataDir });
  for (const setting of ["fsync", "full_page_writes", "synchronous_commit", "data_checksums"]) {
    expect(await ask(server.url(), `select current_setting('${setting}')`), setting).toBe("on");
  }
});

test("it listens on no network, and nobody gets in without the password made for it", async () => {
  server = await startEmbeddedPostgres({ dataDir, isDurable: false });
  const url = server.url();
  expect(await ask(url, "show listen_addresses")).toBe("");
  const password = /:([\w-]{32})@/.exec(url)?.[1] ?? "none";
  for (const wrong of ["postgres", "password", "patchbay", "x"]) {
    await expect(ask(url.replace(password, wrong), "select 1")).rejects.toThrow(/password/);
  }
});

test("without unix sockets it is on the loopback with the same password, and found again", async () => {
  server = await startEmbeddedPostgres({ dataDir, transport: "tcp", isDurable: false });
  expect(server.url()).toMatch(/^postgresql:\/\/patchbay:[\w-]{32}@127\.0\.0\.1:\d+\/patchbay$/);
  expect(await ask(server.url(), "show listen_addresses")).toBe("127.0.0.1");
  const again = await startEmbeddedPostgres({ dataDir, transport: "tcp", isDurable: false });
  expect(again).toMatchObject({ wasAdopted: true });
  expect(again.url()).toBe(server.url());
});

test("a directory that Postgres's user cannot enter works too, and stays where it was put", async () => {
  chmodSync(dataDir, 0o700);
  server = await startEmbeddedPostgres({ dataDir, isDurable: false });
  await ask(server.url(), "create table kept ()");
  await server.stop();
  expect(hasCluster(dataDir)).toBe(true);
  // Being reachable later must not bring an empty database up beside the full one.
  chmodSync(dataDir, 0o711);
  server = await startEmbeddedPostgres({ dataDir, isDurable: false });
  expect(await ask(server.url(), "select count(*)::int from kept")).toBe(0);
});

test("a path too long for a socket gets a private directory elsewhere", async () => {
  const deep = path.join(dataDir, "d".repeat(90));
  const { makeDataDirectory } = await import("../data-directory.mjs");
  makeDataDirectory(deep);
  server = await startEmbeddedPostgres({ dataDir: deep, isDurable: false });
  const socketDir = readFileSync(path.join(deep, "socket-location"), "utf8").trim();
  expect(server.url()).toContain(encodeURIComponent(socketDir));
  expect(await ask(server.url(), "select 1")).toBe(1);
  rmSync(socketDir, { recursive: true });
});

test("four starters at once share one server", async () => {
  const servers = await Promise.all(
    Array.from({ length: 4 }, () => startEmbeddedPostgres({ dataDir, isDurable: false })),
  );
  server = servers[0];
  expect(new Set(servers.map((one) => one.pid())).size).toBe(1);
});
