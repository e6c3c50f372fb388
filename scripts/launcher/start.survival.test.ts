import { existsSync, statSync } from "node:fs";
import path from "node:path";
import { expect, test, vi } from "vitest";
import { isAlive } from "./processes.mjs";
import { kill, killGroup, makePlace } from "./testing/launched";

// Processes start slowly on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

test("a server or a Postgres that is killed runs again by itself, and nothing is lost", async () => {
  const place = await makePlace();
  const launched = place.launch();
  const first = await launched.answer("before");

  kill(first.pid, "SIGKILL");
  const second = await launched.answer("between", first.pid);
  expect(second.notes).toEqual(["before", "between"]);

  const postgres = launched.postgresPid();
  kill(postgres, "SIGKILL");
  await expect.poll(() => launched.postgresPid(), { timeout: 20_000 }).not.toBe(postgres);
  const third = await launched.answer("after");
  expect(third.notes).toEqual(["after", "before", "between"]);
  expect(third.pid, "the server survives its database").toBe(second.pid);

  kill(launched.pid, "SIGTERM");
  expect(await launched.exit).toBe(0);
  expect(launched.postgresPid(), "Postgres was stopped in order").toBe(0);
  expect(existsSync(path.join(place.dataDir, "launcher.lock"))).toBe(false);
});

test("after kill -9 of the launcher alone the next start takes everything over", async () => {
  const place = await makePlace();
  const killed = place.launch();
  const before = await killed.answer("kept");
  const postgres = killed.postgresPid();
  kill(killed.pid, "SIGKILL");
  await killed.exit;

  const next = place.launch();
  const after = await next.answer("", before.pid);
  expect(after.notes).toEqual(["kept"]);
  expect(isAlive(before.pid)).toBe(false);
  expect(next.postgresPid(), "the orphaned Postgres was adopted").toBe(postgres);
  kill(next.pid, "SIGTERM");
  expect(await next.exit).toBe(0);
  expect(isAlive(postgres), "an adopted Postgres is stopped in the end too").toBe(false);
});

test("after kill -9 of the whole group and of Postgres the next start recovers", async () => {
  const place = await makePlace();
  const killed = place.launch();
  await killed.answer("kept");
  kill(killed.postgresPid(), "SIGKILL");
  killGroup(killed);
  await killed.exit;

  const next = place.launch();
  expect((await next.answer()).notes).toEqual(["kept"]);
  kill(next.pid, "SIGTERM");
  expect(await next.exit).toBe(0);
});

test("a Postgres that hangs is ended and started anew", async () => {
  const place = await makePlace();
  const killed = place.launch();
  await killed.answer("kept");
  const postgres = killed.postgresPid();
  killGroup(killed);
  await killed.exit;
  kill(postgres, "SIGSTOP");

  const next = place.launch();
  expect((await next.answer()).notes).toEqual(["kept"]);
  expect(next.postgresPid()).not.toBe(postgres);
  kill(next.pid, "SIGTERM");
  expect(await next.exit).toBe(0);
});

test("nobody but the owner gets near the database, the key and the locks", async () => {
  const place = await makePlace();
  const launched = place.launch();
  await launched.answer();
  const mode = (name: string) => statSync(path.join(place.dataDir, name)).mode & 0o777;
  expect(mode("postgres-18")).toBe(0o700);
  expect(mode("socket")).toBe(0o700);
  for (const file of ["master.key", "postgres-password", "launcher.lock", "postgres.log"]) {
    expect(mode(file), file).toBe(0o600);
  }
  expect(mode(".") & 0o066).toBe(0);
  kill(launched.pid, "SIGTERM");
  expect(await launched.exit).toBe(0);
});
