import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { connectors } from "@/drizzle/schema/connectors";
import { messageEvents, messages, voiceScripts } from "@/drizzle/schema/messages";
import { projectSettings } from "@/drizzle/schema/settings";
import { newId } from "@/lib/core/ids";
import { transact } from "@/lib/db/transact";
import { createTestProject } from "@/test/context";
import { insertMessage, insertMessageEvent } from "@/test/messages";
import { deleteOldMessages } from "./delete-old-messages";

const dayMs = 86_400_000;
const daysAgo = (days: number) => new Date(Date.now() - days * dayMs);
const standard = await createTestProject();
const brief = await createTestProject({ db: standard.db });
const { db } = standard;
await db.insert(projectSettings).values({ projectId: brief.project.id, retentionDays: 2 });

const never = new AbortController().signal;
const run = () => deleteOldMessages(standard.ctxFor("admin"), never);
const left = async (projectId: string) =>
  (await db.select().from(messages).where(eq(messages.projectId, projectId))).map(({ id }) => id);

it("deletes what each project keeps no longer, with its story, and nothing else", async () => {
  const make = (projectId: string, days: number) =>
    insertMessage(db, projectId, { createdAt: daysAgo(days) });
  const old = await make(standard.project.id, 91);
  await insertMessageEvent(db, standard.project.id, old);
  const kept = await make(standard.project.id, 89);
  await insertMessageEvent(db, standard.project.id, kept);
  await make(brief.project.id, 3);
  const young = await make(brief.project.id, 1);
  expect(await run()).toBeUndefined();
  expect(await left(standard.project.id)).toEqual([kept]);
  expect(await left(brief.project.id)).toEqual([young]);
  const events = await db.select().from(messageEvents);
  expect(events.map(({ messageId }) => messageId)).toEqual([kept]);
});

it("goes in batches, says when there is more, and waits for nobody", async () => {
  const { project } = brief;
  const ids: string[] = [];
  for (let made = 0; made < 1_005; made += 1)
    ids.push(await insertMessage(db, project.id, { createdAt: daysAgo(5) }));
  const [first = ""] = [...ids].sort();
  await transact(db, async (tx) => {
    await tx.update(messages).set({ preview: "held" }).where(eq(messages.id, first));
    expect(await run()).toBe("more");
    expect(await run()).toBeUndefined();
  });
  expect(await left(project.id)).toContain(first);
  await run();
  expect(await left(project.id)).not.toContain(first);
});

it("drops the words of calls a day after they ran out", async () => {
  const { project } = standard;
  const connectorId = newId("connector");
  await db.insert(connectors).values({
    id: connectorId,
    projectId: project.id,
    type: "twilio",
    name: "Twilio",
    config: {},
    createdBy: "test",
    updatedBy: "test",
  });
  const messageId = await insertMessage(db, project.id, { connectorId });
  const script = async (expiresAt: Date) => {
    const id = newId("voiceScript");
    const row = { id, projectId: project.id, connectorId, messageId, tokenHash: id, expiresAt };
    await db.insert(voiceScripts).values(row);
    return id;
  };
  await script(daysAgo(1.1));
  const kept = await script(daysAgo(0.9));
  await run();
  expect((await db.select().from(voiceScripts)).map(({ id }) => id)).toEqual([kept]);
});
