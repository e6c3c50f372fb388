import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { eq, sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { auditEvents } from "@/drizzle/schema/audit";
import { connectorSecrets } from "@/drizzle/schema/connectors";
import type { ProjectCtx } from "@/lib/auth/context";
import { secretPlace } from "@/lib/connectors/open-stored-secret";
import { newId } from "@/lib/core/ids";
import { getKeyring } from "@/lib/core/keyring";
import { newMasterKeyText, open, parseKeyring, seal } from "@/lib/core/secrets";
import { deliverMessage } from "@/lib/sandbox/deliver-message";
import { listMessages } from "@/lib/sandbox/list-messages";
import { bundle } from "@/scripts/launcher/bundle.mjs";
import { savedConnector } from "@/test/connectors";
import { createTestProject } from "@/test/context";
import { checkMasterKey } from "./check-master-key";
import { countValuesByKey } from "./count-values-by-key";
import { serverSecret } from "./server-secret";

const cli = "dist/test-rotate-keys.mjs";
let folder: string;
let file: string;
let ctx: ProjectCtx;
let connectorId: string;

beforeAll(async () => {
  await bundle("lib/cli/main.ts", cli);
  ctx = (await createTestProject()).ctxFor("owner", { keyring: getKeyring });
});
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "patchbay-rotation-"));
  file = path.join(folder, "master.key");
  writeFileSync(file, `${newMasterKeyText()}\n`, { mode: 0o600 });
  process.env.PATCHBAY_MASTER_KEY_FILE = file;
  await ctx.db.execute(
    sql`truncate connectors, key_checks, server_secrets, sandbox_messages, retired_keys cascade`,
  );
  await checkMasterKey(ctx.db, getKeyring(), file);
  connectorId = (await savedConnector(ctx)).connectorId;
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
afterAll(() => {
  delete process.env.PATCHBAY_MASTER_KEY_FILE;
});

const keysInFile = () => readFileSync(file, "utf8").trim().split(/\s+/);

function ring(text: string) {
  const parsed = parseKeyring(text);
  if (!parsed.ok) throw new Error(parsed.error);
  return parsed.value;
}

/** A secret as `writeSecrets` stores it; its text is its path. */
function secretRow(name: string, keyring = getKeyring()) {
  const id = newId("connectorSecret");
  const projectId = ctx.project.id;
  const sealed = seal(keyring, secretPlace(projectId, id), name);
  return { id, projectId, connectorId, path: name, sealed, endsIn: "", changedBy: "test" };
}

const store = (...names: string[]) =>
  ctx.db.insert(connectorSecrets).values(names.map((name) => secretRow(name)));

/** Every stored secret that does not open to what was stored. */
async function unreadable(keyring = getKeyring()): Promise<string[]> {
  const rows = await ctx.db.select().from(connectorSecrets);
  return rows.flatMap((row) => {
    const opened = open(keyring, secretPlace(row.projectId, row.id), row.sealed);
    const isRight = opened.ok && (opened.value === row.path || row.path === "auth.keySecret");
    return isRight ? [] : [row.path];
  });
}

type Run = { child: ChildProcess; lines: string[]; ended: Promise<number | null> };

/** Starts the command; `onLine` sees each line of its output as it comes. */
function rotate(onLine: (line: string, run: Run) => void = () => undefined, env = {}): Run {
  const child = spawn(process.execPath, [cli, "rotate-key", "--grace-seconds", "1"], {
    env: { ...process.env, PATCHBAY_MASTER_KEY_FILE: file, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const run: Run = {
    child,
    lines: [],
    ended: new Promise((resolve) => child.on("close", resolve)),
  };
  for (const stream of [child.stdout, child.stderr]) {
    let rest = "";
    stream?.setEncoding("utf8").on("data", (text: string) => {
      const parts = (rest + text).split("\n");
      rest = parts.pop() ?? "";
      for (const line of parts) {
        run.lines.push(line);
        onLine(line, run);
      }
    });
  }
  return run;
}

describe("rotate-key with a key file", () => {
  it("survives five kills in the middle, with 500 secrets and under concurrent writes", async () => {
    await store(...Array.from({ length: 500 }, (_, index) => `secret.${index}`));
    const sessionSecret = await serverSecret(ctx.db, getKeyring, "session-cookies");
    const [old] = keysInFile();
    let isWriting = true;
    let written = 0;
    const write = async () => {
      while (isWriting) {
        await store(`late.${written++}`);
        const message = { channel: "sms", to: "+14155550100", text: "late" } as const;
        await deliverMessage(ctx, { connectorName: "Sandbox", message });
        if (written % 20 === 0) expect(await unreadable()).toEqual([]);
      }
    };
    const writing = write();

    const made = new Set<string | undefined>();
    for (const killAt of [0, 2, 4, 5, 3]) {
      const run = rotate((_, { lines, child }) => {
        if (lines.length > killAt) child.kill("SIGKILL");
      });
      await run.ended;
      expect(run.child.signalCode, run.lines.join("\n")).toBe("SIGKILL");
      made.add(keysInFile()[0]);
      expect(keysInFile()).toEqual([expect.any(String), old]);
      expect(await unreadable()).toEqual([]);
    }
    expect(made.size).toBe(1);

    const last = rotate();
    expect(await last.ended, last.lines.join("\n")).toBe(0);
    isWriting = false;
    await writing;
    expect(written).toBeGreaterThan(0);

    expect(keysInFile()).toEqual([...made]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(["master.key"]);
    expect(last.lines.join("\n")).not.toContain(keysInFile()[0]);
    const onlyNew = ring(keysInFile().join("\n"));
    await checkMasterKey(ctx.db, onlyNew, file);
    expect([...(await countValuesByKey(ctx.db)).keys()]).toEqual([onlyNew.current.id]);
    expect(await unreadable(onlyNew)).toEqual([]);
    // Asked of a database handle that has not loaded it: signs nobody out.
    const fresh = Object.create(ctx.db);
    expect(await serverSecret(fresh, () => onlyNew, "session-cookies")).toBe(sessionSecret);
    const page = await listMessages({ ...ctx, keyring: () => onlyNew }, { limit: 50 });
    expect(page.ok && page.value.messages.every(({ message }) => message !== null)).toBe(true);
    const events = await ctx.db
      .select()
      .from(auditEvents)
      .where(eq(auditEvents.operation, "keys.rotate"));
    expect(events).toMatchObject([
      { actorKind: "system", result: "done", detail: { key: onlyNew.current.id } },
    ]);
    expect(JSON.stringify(events)).not.toContain(old);
  }, 120_000);

  it("keeps a server that holds on to the old key from storing what nobody could open", async () => {
    const stale = getKeyring();
    expect(await rotate().ended).toBe(0);
    const late = ctx.db.insert(connectorSecrets).values(secretRow("stale", stale));
    await expect(late).rejects.toMatchObject({ cause: { code: "23514" } });
    await store("fresh");
    expect(await unreadable()).toEqual([]);
  });

  it("finishes when it was ended between retiring the old key and taking it out of the file", async () => {
    const [old] = keysInFile();
    expect(await rotate().ended).toBe(0);
    const [made] = keysInFile();
    writeFileSync(file, `${made}\n${old}\n`);
    expect(await rotate().ended).toBe(0);
    expect(keysInFile()).toEqual([made]);
  });

  it("wraps what a slow server stored with the old key while it waited", async () => {
    const stale = getKeyring();
    let stored: Promise<unknown> | undefined;
    const run = rotate((line) => {
      if (!line.startsWith("Waiting")) return;
      stored = ctx.db.insert(connectorSecrets).values(secretRow("slow", stale)).execute();
    });
    expect(await run.ended, run.lines.join("\n")).toBe(0);
    await stored;
    expect(await unreadable(ring(keysInFile().join()))).toEqual([]);
  });

  it("keeps the old key while a value does not open, and says which", async () => {
    await store("one", "two");
    const [one, two] = await ctx.db
      .select()
      .from(connectorSecrets)
      .where(sql`path in ('one', 'two')`)
      .orderBy(connectorSecrets.path);
    if (!one || !two) throw new Error("two secrets were stored");
    await ctx.db
      .update(connectorSecrets)
      .set({ sealed: one.sealed })
      .where(eq(connectorSecrets.id, two.id));
    const failed = rotate();
    expect(await failed.ended).toBe(1);
    expect(failed.lines.at(-1)).toContain(`(connector_secrets/${two.id})`);
    expect(keysInFile()).toHaveLength(2);
    expect(await unreadable()).toEqual(["two"]);

    await ctx.db.delete(connectorSecrets).where(eq(connectorSecrets.id, two.id));
    expect(await rotate().ended).toBe(0);
    expect(keysInFile()).toHaveLength(1);
  });

  it("touches neither file nor database when the file is another installation's", async () => {
    const foreign = `${newMasterKeyText()}\n`;
    writeFileSync(file, foreign);
    const run = rotate();
    expect(await run.ended).toBe(1);
    expect(run.lines).toEqual([expect.stringMatching(/^patchbay: .*does not fit this database/)]);
    expect(readFileSync(file, "utf8")).toBe(foreign);
  });
});

describe("rotate-key with PATCHBAY_MASTER_KEY", () => {
  it("says what to set, then wraps everything under the first key", async () => {
    await store("one");
    const [old] = keysInFile();
    const alone = rotate(undefined, { PATCHBAY_MASTER_KEY: old });
    expect(await alone.ended).toBe(1);
    expect(alone.lines).toEqual([expect.stringContaining("PATCHBAY_MASTER_KEY=<new>,<present>")]);

    const next = newMasterKeyText();
    const both = rotate(undefined, { PATCHBAY_MASTER_KEY: `${next},${old}` });
    expect(await both.ended, both.lines.join("\n")).toBe(0);
    expect(both.lines.at(-1)).toContain("remove the others");
    expect(await unreadable(ring(next))).toEqual([]);
    await checkMasterKey(ctx.db, ring(next), "the test");
    expect(both.lines.join("\n")).not.toContain(next);
  });
});
