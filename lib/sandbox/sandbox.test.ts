import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { auditEvents } from "@/drizzle/schema/audit";
import { sandboxMessages } from "@/drizzle/schema/sandbox";
import type { ProjectCtx } from "@/lib/auth/context";
import { newMasterKeyText, parseKeyring } from "@/lib/core/secrets";
import { createTestProject, type TestProject } from "@/test/context";
import { clearMessages } from "./clear-messages";
import { deliverMessage } from "./deliver-message";
import { listMessages } from "./list-messages";

let test: TestProject;
let ctx: ProjectCtx;

beforeAll(async () => {
  test = await createTestProject();
  ctx = test.ctxFor("owner");
});

const createOther = async () => (await createTestProject({ db: ctx.db })).ctxFor("owner");

const sms = (text: string) => ({ channel: "sms", to: "+14155550100", text }) as const;
const deliver = (text: string, to = ctx) =>
  deliverMessage(to, { connectorName: "Sandbox", message: sms(text) });

async function list(input: Parameters<typeof listMessages>[1] = {}, as = ctx) {
  const page = await listMessages(as, input);
  if (!page.ok) throw new Error(page.error.text);
  return page.value;
}

const texts = (page: Awaited<ReturnType<typeof list>>) =>
  page.messages.map(({ message }) => (message?.channel === "sms" ? message.text : null));

describe("the sandbox phone", () => {
  beforeAll(async () => {
    for (const text of ["one", "two", "three"]) await deliver(text);
  });

  it("shows what was delivered, newest first", async () => {
    const page = await list();
    expect(texts(page)).toEqual(["three", "two", "one"]);
    expect(page.messages[0]).toMatchObject({
      channel: "sms",
      to: "+14155550100",
      connectorName: "Sandbox",
    });
    expect(page.nextCursor).toBeNull();
  });

  it("gives every message once over several pages, also when new ones arrive in between", async () => {
    const first = await list({ limit: 2 });
    await deliver("four");
    const second = await list({ limit: 2, cursor: first.nextCursor ?? undefined });
    expect([...texts(first), ...texts(second)]).toEqual(["three", "two", "one"]);
    expect(second.nextCursor).toBeNull();
  });

  it("gives one channel alone when asked, over pages too", async () => {
    const project = await createOther();
    const call = { to: "+14155550100", script: [{ say: "Hello" }], language: "en-US" };
    const ring = () =>
      deliverMessage(project, {
        connectorName: "Sandbox",
        message: { ...call, channel: "voice" },
      });
    const first = await ring();
    await deliver("a", project);
    const second = await ring();
    await deliver("b", project);
    const page = await list({ channel: "voice", limit: 1 }, project);
    expect(page.messages.map(({ id }) => id)).toEqual([second]);
    const next = await list(
      { channel: "voice", limit: 1, cursor: page.nextCursor ?? undefined },
      project,
    );
    expect(next.messages.map(({ id }) => id)).toEqual([first]);
    expect(next.nextCursor).toBeNull();
  });

  it("stores no readable text", async () => {
    const id = await deliver("Your code is 428193");
    const [row] = await ctx.db.select().from(sandboxMessages).where(eq(sandboxMessages.id, id));
    expect(JSON.stringify(row)).not.toContain("428193");
  });

  it("shows a message that cannot be opened as unreadable, beside the others", async () => {
    const keyring = parseKeyring(newMasterKeyText());
    if (!keyring.ok) throw new Error(keyring.error);
    const other = { ...ctx, keyring: () => keyring.value };
    await deliver("sealed by a lost key", other);
    const [lost, kept] = (await list({ limit: 2 })).messages;
    expect(lost).toMatchObject({ to: "+14155550100", message: null });
    expect(kept?.message).not.toBeNull();
  });

  it("does not open a message that was moved to another row", async () => {
    const [from, to] = [await deliver("mine"), await deliver("yours")];
    const [row] = await ctx.db.select().from(sandboxMessages).where(eq(sandboxMessages.id, from));
    if (!row) throw new Error("The message is gone.");
    await ctx.db
      .update(sandboxMessages)
      .set({ sealed: row.sealed })
      .where(eq(sandboxMessages.id, to));
    expect((await list()).messages.find(({ id }) => id === to)?.message).toBeNull();
  });

  it("keeps the newest 200 of a project, also when many arrive at once", async () => {
    const project = await createOther();
    await Promise.all(Array.from({ length: 220 }, (_, index) => deliver(`${index}`, project)));
    expect((await list({ limit: 200 }, project)).messages).toHaveLength(200);
    expect(await project.db.$count(sandboxMessages, inProject(project))).toBe(200);
  });

  it("is empty for another project, and its cursor means nothing there", async () => {
    const stranger = await createOther();
    const { nextCursor } = await list({ limit: 1 });
    expect((await list({}, stranger)).messages).toEqual([]);
    expect((await list({ cursor: nextCursor ?? undefined }, stranger)).messages).toEqual([]);
  });

  it("is closed to viewers and strangers", async () => {
    expect(await listMessages(test.ctxFor("viewer"), {})).toMatchObject({
      error: { code: "forbidden" },
    });
    expect(await clearMessages(test.ctxFor("developer"))).toMatchObject({
      error: { code: "forbidden" },
    });
    expect(await listMessages(test.ctxFor("stranger"), {})).toMatchObject({
      error: { code: "not_found" },
    });
  });

  it("is emptied at once, with an audit row that counts", async () => {
    const project = await createOther();
    await deliver("a", project);
    await deliver("b", project);
    expect(await clearMessages(project)).toEqual({ ok: true, value: { deleted: 2 } });
    expect((await list({}, project)).messages).toEqual([]);
    const events = await ctx.db
      .select()
      .from(auditEvents)
      .where(eq(auditEvents.projectId, project.project.id));
    expect(events).toMatchObject([
      { operation: "sandbox.clear", result: "done", detail: { count: 2 } },
    ]);
    expect((await list()).messages.length).toBeGreaterThan(0);
  });
});

const inProject = ({ project }: ProjectCtx) => eq(sandboxMessages.projectId, project.id);
