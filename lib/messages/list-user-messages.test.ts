import { beforeAll, expect, it } from "vitest";
import { newId } from "@/lib/core/ids";
import { createEndUser } from "@/lib/users/create-end-user";
import type { TestProject } from "@/test/context";
import { createTestProject } from "@/test/context";
import { insertMessage } from "@/test/messages";
import { listUserMessages } from "./list-user-messages";

let test: TestProject;

beforeAll(async () => {
  test = await createTestProject();
});

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);
const sent = (changes: Parameters<typeof insertMessage>[2]) =>
  insertMessage(test.db, test.project.id, changes);

async function newUser(addresses: { phone?: string; email?: string }): Promise<string> {
  const made = await createEndUser(test.ctxFor("owner"), {
    loginId: newId("endUser"),
    ...addresses,
  });
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value.userId;
}

async function list(userId: string, who: "owner" | "viewer" = "owner") {
  const found = await listUserMessages(test.ctxFor(who), { userId });
  if (!found.ok) throw new Error(JSON.stringify(found.error));
  return found.value;
}

it("lists what went to the user's number and address by every channel, newest first", async () => {
  const phone = "+4915112340001";
  const email = "one@example.com";
  const userId = await newUser({ phone, email });
  const text = await sent({ recipient: phone, createdAt: minutesAgo(3) });
  const mail = await sent({ recipient: email, channel: "email", createdAt: minutesAgo(2) });
  const call = await sent({ recipient: phone, channel: "voice", createdAt: minutesAgo(1) });
  const { messages, hasMore } = await list(userId);
  expect(messages.map(({ id }) => id)).toEqual([call, mail, text]);
  expect(hasMore).toBe(false);
});

it("leaves out numbers that end alike, other addresses and other projects", async () => {
  const phone = "+4315112340002";
  const userId = await newUser({ phone });
  await sent({ recipient: "+14315112340002" });
  await sent({ recipient: "+4915112340002" });
  await sent({ recipient: "other@example.com", channel: "email" });
  const other = await createTestProject({ db: test.db });
  await insertMessage(test.db, other.project.id, { recipient: phone });
  expect((await list(userId)).messages).toEqual([]);
});

it("shows the newest twenty and tells that there are more", async () => {
  const phone = "+4915112340003";
  const userId = await newUser({ phone });
  for (let minutes = 1; minutes <= 21; minutes++)
    await sent({ recipient: phone, createdAt: minutesAgo(minutes) });
  const { messages, hasMore } = await list(userId);
  expect(messages).toHaveLength(20);
  expect(hasMore).toBe(true);
});

it("masks the recipient for a viewer", async () => {
  const phone = "+4915112340004";
  const userId = await newUser({ phone });
  await sent({ recipient: phone });
  expect((await list(userId)).messages[0]?.to).toBe("+49 1511 2340004");
  expect((await list(userId, "viewer")).messages[0]?.to).not.toContain("2340004");
});

it("has nothing for a user without number and address", async () => {
  expect(await list(await newUser({}))).toEqual({ messages: [], hasMore: false });
});

it("knows no user of another project", async () => {
  const other = await createTestProject({ db: test.db });
  const userId = await newUser({ phone: "+4915112340005" });
  expect(await listUserMessages(other.ctxFor("owner"), { userId })).toMatchObject({
    ok: false,
    error: { code: "not_found" },
  });
});
