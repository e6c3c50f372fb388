import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { holderOf, takeFileLock } from "./file-lock.mjs";

const directory = mkdtempSync(path.join(tmpdir(), "patchbay-lock-"));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** The pid of a process that ran and is over. */
async function deadPid(): Promise<number> {
  const child = spawn(process.execPath, ["-e", ""]);
  await new Promise((resolve) => child.once("exit", resolve));
  if (child.pid === undefined) throw new Error("no process");
  return child.pid;
}

test("a held lock names its holder, and is free once released", async () => {
  const file = path.join(directory, "held");
  const lock = await takeFileLock(file);
  expect(await takeFileLock(file)).toMatchObject({ heldBy: { pid: process.pid } });
  expect(holderOf(file)?.pid).toBe(process.pid);
  if ("heldBy" in lock) throw new Error("not taken");
  lock.release();
  expect(holderOf(file)).toBeUndefined();
  expect(await takeFileLock(file)).not.toHaveProperty("heldBy");
});

test("the lock of a dead process is taken over, with what it had noted", async () => {
  const file = path.join(directory, "dead");
  writeFileSync(file, JSON.stringify({ pid: await deadPid(), serverPid: 42 }));
  expect(await takeFileLock(file)).toMatchObject({ previous: { serverPid: 42 } });
  expect(JSON.parse(readFileSync(file, "utf8")).pid).toBe(process.pid);
});

test("a pid that was given to another program since holds nothing", async () => {
  const file = path.join(directory, "reused");
  writeFileSync(file, JSON.stringify({ pid: process.pid, birth: "long ago" }));
  expect(await takeFileLock(file)).not.toHaveProperty("heldBy");
});

test("an empty or damaged lock (power loss) holds nothing", async () => {
  for (const text of ["", "{", "null", '{"pid":"x"}']) {
    const file = path.join(directory, `damaged-${text.length}`);
    writeFileSync(file, text);
    expect(await takeFileLock(file)).not.toHaveProperty("heldBy");
  }
});

test("of eight processes that inherit a dead lock at once, one gets it", async () => {
  const file = path.join(directory, "race");
  writeFileSync(file, JSON.stringify({ pid: await deadPid() }));
  const script = `
    const { takeFileLock } = await import(${JSON.stringify(path.resolve("scripts/launcher/file-lock.mjs"))});
    const lock = await takeFileLock(${JSON.stringify(file)});
    process.stdout.write("heldBy" in lock ? "no" : "yes");
    process.stdin.once("end", () => process.exit()).resume();`;
  const heirs = Array.from({ length: 8 }, () =>
    spawn(process.execPath, ["--input-type=module", "-e", script]),
  );
  const said = await Promise.all(
    heirs.map((heir) => new Promise((go) => heir.stdout.once("data", (text) => go(String(text))))),
  );
  for (const heir of heirs) heir.stdin.end();
  expect(said.filter((word) => word === "yes")).toHaveLength(1);
});
