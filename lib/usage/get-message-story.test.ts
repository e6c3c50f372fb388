import { beforeAll, describe, expect, it } from "vitest";
import type { ProjectCtx } from "@/lib/auth/context";
import { newId } from "@/lib/core/ids";
import { createTestProject, type TestProject } from "@/test/context";
import { insertCode, insertMessage, insertMessageEvent } from "@/test/messages";
import { getMessageStory } from "./get-message-story";

let test: TestProject;
let ctx: ProjectCtx;

beforeAll(async () => {
  test = await createTestProject();
  ctx = test.ctxFor("developer");
});

const start = Date.now() - 600_000;
/** So many seconds after the message was asked for. */
const at = (seconds: number) => new Date(start + seconds * 1_000);

async function storyOf(messageId: string, as = ctx) {
  const story = await getMessageStory(as, { messageId });
  if (!story.ok) throw new Error(story.error.text);
  return story.value;
}

/** A message with a code of its own. */
async function send(
  message: Parameters<typeof insertMessage>[2] = {},
  code: Parameters<typeof insertCode>[2] = {},
) {
  const challengeId = newId("challenge");
  const createdAt = code.createdAt ?? at(0);
  const id = await insertMessage(ctx.db, test.project.id, { createdAt, challengeId, ...message });
  await insertCode(ctx.db, test.project.id, {
    id: challengeId,
    messageId: id,
    subject: newId("endUser"),
    ...code,
    createdAt,
  });
  return id;
}

const kinds = (story: Awaited<ReturnType<typeof storyOf>>) => story.steps.map(({ kind }) => kind);

it("tells everything in the order in which it happened", async () => {
  const id = await send(
    {
      status: "delivered",
      answer: { httpStatus: 201, requestId: "RQ1" },
      latencyMs: 400,
      providerId: "SM1",
      verifiedAt: at(40),
    },
    { triedAt: [at(20), at(30), at(40)], tries: 3, verifiedAt: at(40) },
  );
  await insertMessageEvent(ctx.db, test.project.id, id, { at: at(2), providerStatus: "sent" });
  await insertMessageEvent(ctx.db, test.project.id, id, {
    at: at(5),
    source: "poll",
    providerStatus: "delivered",
  });
  const story = await storyOf(id);
  expect(kinds(story)).toEqual([
    "asked",
    "handedOver",
    "status",
    "status",
    "wrongTry",
    "wrongTry",
    "verified",
  ]);
  expect(story.message).toMatchObject({
    status: "verified",
    outcome: "accepted",
    preview: "Your code is ••••••",
  });
  expect(story.message.events.map(({ source }) => source)).toEqual(["receipt", "poll"]);
  expect(story.steps[5]).toMatchObject({ number: 2, maxTries: 5 });
  expect(story.isOpen).toBe(false);
});

it("explains a refusal in the words that were kept with it", async () => {
  const answer = {
    httpStatus: 400,
    code: "21408",
    text: "Permission to send an SMS has not been enabled",
    meaning: "Text messages to this country are switched off.",
    advice: "Switch the country on.",
    link: "https://www.twilio.com/docs/api/errors/21408",
  };
  const id = await send({ status: "failed", errorClass: "blocked_country", answer });
  const { message } = await storyOf(id);
  expect(message).toMatchObject({ outcome: "refused", answer, errorClass: "blocked_country" });
});

it("calls an outcome unknown, also after a receipt told more", async () => {
  const answer = { meaning: "Twilio did not answer in time.", advice: "Look into the log." };
  const unknown = await send({ status: "unknown", errorClass: "unknown_outcome", answer });
  expect((await storyOf(unknown)).message.outcome).toBe("unknown");
  const later = await send({ status: "delivered", providerId: "SM2", answer });
  expect((await storyOf(later)).message).toMatchObject({ outcome: "unknown", errorClass: null });
  const waiting = await storyOf(await send({ status: "sending", createdAt: new Date() }));
  expect(kinds(waiting)).not.toContain("handedOver");
  expect(waiting.isOpen).toBe(true);
});

describe("the code", () => {
  it("expires, or waits while it is valid", async () => {
    const expired = await storyOf(await send({ status: "delivered" }));
    expect(kinds(expired).at(-1)).toBe("expired");
    const live = await storyOf(
      await send({ status: "delivered", createdAt: new Date() }, { createdAt: new Date() }),
    );
    expect(kinds(live)).not.toContain("expired");
    expect(live.isOpen).toBe(true);
  });

  it("leads to the ones before and after it, of the same person only", async () => {
    const subject = newId("endUser");
    const [first, second, third] = [
      await send({}, { subject, createdAt: at(0) }),
      await send({ channel: "voice" }, { subject, channel: "voice", createdAt: at(40) }),
      await send({}, { subject, createdAt: at(100) }),
    ];
    await send({}, { createdAt: at(50) });
    const story = await storyOf(second);
    expect(story.code).toMatchObject({
      before: { messageId: first, channel: "sms" },
      after: { messageId: third, channel: "sms" },
    });
    expect(story.steps.at(-1)).toMatchObject({ kind: "replaced", by: { messageId: third } });
    expect((await storyOf(third)).code).toMatchObject({ after: null });
  });

  it("may be deleted before its message", async () => {
    const id = await insertMessage(ctx.db, test.project.id, {
      challengeId: newId("challenge"),
      verifiedAt: new Date(),
    });
    const story = await storyOf(id);
    expect(story.code).toBeNull();
    expect(kinds(story)).toContain("verified");
  });
});

it("keeps recipient, text and the provider's words from viewers", async () => {
  const id = await send({
    status: "failed",
    recipient: "+14155550177",
    preview: "Hello +14155550177, your code is ••••••",
    answer: { code: "21211", text: "'+14155550177' is not valid", meaning: "Not valid." },
  });
  const story = await storyOf(id, test.ctxFor("viewer"));
  expect(story.message).toMatchObject({
    to: "+1••••••••77",
    preview: null,
    answer: { code: "21211", meaning: "Not valid." },
  });
  expect(JSON.stringify(story)).not.toContain("5550177");
});

it("is not found from another project, nor by a strange id", async () => {
  const id = await send();
  const other = await createTestProject({ db: ctx.db });
  for (const messageId of [id, "ms_x", newId("message")])
    expect(await getMessageStory(other.ctxFor("owner"), { messageId })).toMatchObject({
      error: { code: "not_found" },
    });
});
