import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { expect, test, vi } from "vitest";
import { isAlive } from "./processes.mjs";
import { kill, makePlace } from "./testing/launched";

// Processes start slowly on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const launch = "node scripts/launcher/testing/launch.mjs";

test("a second start on the same data directory refuses without waiting for it, and names the holder", async () => {
  const place = await makePlace();
  const first = place.launch();
  await first.answer();
  const second = place.launch();
  expect(await second.exit).toBe(1);
  expect(isAlive(first.pid)).toBe(true);
  expect(second.output).toMatch(new RegExp(`^patchbay: .*in use by process ${first.pid}.*\n$`));
  kill(first.pid, "SIGTERM");
  expect(await first.exit).toBe(0);
});

test("a taken port is said in one line", async () => {
  const place = await makePlace();
  const other = createServer().listen(place.port, "127.0.0.1");
  await once(other, "listening");
  const launched = place.launch();
  expect(await launched.exit).toBe(1);
  expect(launched.output).toMatch(new RegExp(`^patchbay: port ${place.port} .*taken.*\n$`));
  await new Promise((resolve) => other.close(resolve));
});

test("a data directory that cannot be made is said in one line", async () => {
  const place = await makePlace();
  writeFileSync(place.dataDir, "a file");
  const launched = place.launch({ PATCHBAY_DATA_DIR: path.join(place.dataDir, "below") });
  expect(await launched.exit).toBe(1);
  expect(launched.output).toMatch(/^patchbay: cannot write to the data directory .*\n$/);
  rmSync(place.dataDir);
});

test("a database without its master key is refused, and gets no new one", async () => {
  const place = await makePlace();
  mkdirSync(path.join(place.dataDir, "postgres-18"), { recursive: true });
  writeFileSync(path.join(place.dataDir, "postgres-18", "PG_VERSION"), "18\n");
  const launched = place.launch();
  expect(await launched.exit).toBe(1);
  expect(launched.output).toMatch(/^patchbay: the master key .* is missing.*\n$/);
});

test("an external database without a master key is refused", async () => {
  const place = await makePlace();
  const launched = place.launch({ DATABASE_URL: "postgresql://127.0.0.1:1/x" });
  expect(await launched.exit).toBe(1);
  expect(launched.output).toMatch(/^patchbay: DATABASE_URL is set but no master key.*\n$/);
});

test("what the server cannot start for is said in one line, and nothing keeps running", async () => {
  const place = await makePlace();
  const launched = place.launch({ TEST_SERVER: "scripts/launcher/testing/refusing-server.mjs" });
  expect(await launched.exit).toBe(1);
  expect(launched.output).toBe("patchbay: the reason in one line\n");
  expect(launched.postgresPid()).toBe(0);
});

test.each([
  ["with a shell that goes with it", "sh", ["-c", `${launch}; true`]],
  ["whose shell stays", "sh", ["-c", `sh -c '${launch}; true'; true`]],
])("when npm is killed, %s, everything stops", async (_, command, args) => {
  const place = await makePlace();
  const npm = spawn(command, args, {
    env: {
      PATH: process.env.PATH,
      PORT: String(place.port),
      PATCHBAY_DATA_DIR: place.dataDir,
      NODE_ENV: "production",
      npm_lifecycle_event: "start",
    },
    stdio: "ignore",
  });
  // Only to ask the server: this one is refused at once.
  const other = place.launch({ PORT: "abc" });
  const { pid } = await other.answer();
  const postgres = other.postgresPid();
  npm.kill("SIGKILL");
  await expect.poll(() => isAlive(pid) || isAlive(postgres), { timeout: 20_000 }).toBe(false);
});

test("asked to stop while it starts, it leaves nothing running", async () => {
  const place = await makePlace();
  const launched = place.launch();
  await expect.poll(() => launched.postgresPid(), { timeout: 20_000, interval: 5 }).not.toBe(0);
  const postgres = launched.postgresPid();
  kill(launched.pid, "SIGTERM");
  expect(await launched.exit).toBe(0);
  expect(isAlive(postgres)).toBe(false);
});
