import { eq } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { messageEvents } from "@/drizzle/schema/messages";
import { newId } from "@/lib/core/ids";
import { createTestProject } from "@/test/context";
import {
  changeReceiptToken,
  heardOf,
  messageOf,
  messageRow,
  postSigned,
  receiptUrl,
  report,
  startReceiptWorld,
} from "@/test/receipts";

const project = await createTestProject();
const other = await createTestProject({ db: project.db });
const { db } = project;
const world = await startReceiptWorld(project);
const sidOf = (digit: string) => `SM${digit.repeat(32)}`;
const sid = sidOf("a");

let ours: Awaited<ReturnType<typeof world.connect>>;
let messageId: string;
let url: string;
let token: string;
beforeEach(async () => {
  ours = await world.connect();
  messageId = await messageOf(db, ours, { providerId: sid });
  url = receiptUrl(world.front().url, ours.connector, messageId);
  token = ours.account.spec.authToken;
});
const send = (status: string, changes: Record<string, string> = {}) =>
  postSigned(url, { ...report(ours.account, sid, status), ...changes }, { token });
const untouched = async () => {
  expect(await messageRow(db, messageId)).toMatchObject({ status: "queued" });
  expect(await heardOf(db, messageId)).toEqual([]);
};

it("writes down what Twilio reports, and answers with nothing", async () => {
  const answer = await send("delivered");
  expect([answer.status, await answer.text()]).toEqual([204, ""]);
  expect(await messageRow(db, messageId)).toMatchObject({
    status: "delivered",
    deliveredAt: expect.any(Date),
    errorClass: null,
  });
  expect(await heardOf(db, messageId)).toEqual(["delivered"]);
});

it("tells why a message was not delivered, in our words", async () => {
  await send("undelivered", { ErrorCode: "30007" });
  expect(await messageRow(db, messageId)).toMatchObject({
    status: "undelivered",
    errorClass: "filtered",
    errorCode: "30007",
  });
  const [event] = await db
    .select()
    .from(messageEvents)
    .where(eq(messageEvents.messageId, messageId));
  expect(event).toMatchObject({
    source: "receipt",
    errorCode: "30007",
    detail: { meaning: expect.stringContaining("filtered"), advice: expect.any(String) },
  });
});

describe("R64: the signature is checked first, on the configured address:", () => {
  it.each([
    ["without a signature", undefined],
    ["with a wrong one", "AAAAAAAAAAAAAAAAAAAAAAAAAAA="],
    ["with an empty one", ""],
    ["with two", "a, b"],
  ])("403 and nothing stored %s", async (_, signature) => {
    const answer = await fetch(url, {
      method: "POST",
      headers: signature === undefined ? {} : { "X-Twilio-Signature": signature },
      body: new URLSearchParams(report(ours.account, sid, "delivered")),
    });
    expect(answer.status).toBe(403);
    await untouched();
  });

  it("403 for one signed with another connector's token", async () => {
    const theirs = await world.connect();
    const fields = report(ours.account, sid, "delivered");
    const answer = await postSigned(url, fields, { token: theirs.account.spec.authToken });
    expect(answer.status).toBe(403);
    await untouched();
  });

  it("403 for a body that was changed on its way, an address that was, and JSON", async () => {
    const fields = report(ours.account, sid, "failed");
    const changed = { ...fields, MessageStatus: "delivered" };
    const { twilioSignature } = await import("@/e2e/fakes/twilio/signature");
    const signature = twilioSignature(token, url, Object.entries(fields));
    const post = (to: string, body: URLSearchParams | string) =>
      fetch(to, {
        method: "POST",
        headers: {
          "X-Twilio-Signature": signature,
          ...(typeof body === "string" ? { "content-type": "application/json" } : {}),
        },
        body,
      });
    expect((await post(url, new URLSearchParams(changed))).status).toBe(403);
    expect((await post(`${url}?a=1`, new URLSearchParams(fields))).status).toBe(403);
    expect((await post(url, JSON.stringify(fields))).status).toBe(403);
    await untouched();
  });

  it("is the query's too, byte for byte", async () => {
    const fields = report(ours.account, sid, "sent");
    const answer = await postSigned(`${url}?b=2&a=%27x+y`, fields, { token });
    expect(answer.status).toBe(204);
  });

  it("goes by nothing that a request says of its own address", async () => {
    const fields = report(ours.account, sid, "delivered");
    const forged = "https://elsewhere.example";
    const headers = { "X-Forwarded-Host": "elsewhere.example", "X-Forwarded-Proto": "https" };
    const as = url.replace(world.front().url, forged);
    expect((await postSigned(url, fields, { token, as, headers })).status).toBe(403);
    await untouched();
    expect((await postSigned(url, fields, { token, headers })).status).toBe(204);
  });

  it("403 for a connector with an API key alone; one with the token for receipts can check", async () => {
    const keyed = await world.connect("apiKey");
    const both = await world.connect("apiKeyWithToken");
    for (const [made, status] of [
      [keyed, 403],
      [both, 204],
    ] as const) {
      const id = await messageOf(db, made, { providerId: sid });
      const to = receiptUrl(world.front().url, made.connector, id);
      const fields = report(made.account, sid, "delivered");
      const answer = await postSigned(to, fields, { token: made.account.spec.authToken });
      expect(answer.status).toBe(status);
    }
  });
});

describe("R65: fields are read strictly:", () => {
  it("a signed report whose fields were cut elsewhere changes nothing", async () => {
    const fields = report(ours.account, sid, "delivered");
    const signed = Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1));
    for (const [name, value] of signed) {
      for (let cut = 1; cut < value.length; cut += 7) {
        const split = Object.fromEntries(
          signed.map(([key, text]) =>
            key === name ? [name + value.slice(0, cut), value.slice(cut)] : [key, text],
          ),
        );
        const { twilioSignature } = await import("@/e2e/fakes/twilio/signature");
        const answer = await fetch(url, {
          method: "POST",
          headers: { "X-Twilio-Signature": twilioSignature(token, url, signed) },
          body: new URLSearchParams(split),
        });
        if (name.startsWith("Message") || name === "AccountSid")
          expect([name, cut, answer.status]).toEqual([name, cut, 400]);
      }
    }
  });

  it.each<Record<string, string>>([
    { MessageSid: "SM123" },
    { MessageSid: `SM${"A".repeat(32)}` },
    { MessageSid: `CA${"a".repeat(32)}` },
    { MessageStatus: "Delivered'; drop table" },
    { ErrorCode: "many" },
    { AccountSid: `AC${"f".repeat(32)}` },
  ])("400 and nothing stored for %j", async (changes) => {
    expect((await send("delivered", changes)).status).toBe(400);
    await untouched();
  });

  it("takes a status it does not know for no news, and any other field for none", async () => {
    expect((await send("teleported")).status).toBe(204);
    await untouched();
    expect(
      (await send("sent", { ["__proto__"]: "x", NewField: "y", RawDlrDoneDate: "1" })).status,
    ).toBe(204);
    expect(await heardOf(db, messageId)).toEqual(["sent"]);
  });
});

it("R66: 120 orders of five events, each told twice, end in the same place", async () => {
  const words = ["queued", "sending", "sent", "undelivered", "delivered"];
  const orders = permutations(words);
  expect(orders).toHaveLength(120);
  await Promise.all(
    orders.map(async (order, index) => {
      const providerId = `SM${index.toString(16).padStart(32, "0")}`;
      const id = await messageOf(db, ours, { providerId });
      const to = receiptUrl(world.front().url, ours.connector, id);
      for (const word of [...order, ...order])
        await postSigned(to, report(ours.account, providerId, word), { token });
      expect(await messageRow(db, id), order.join()).toMatchObject({
        status: "delivered",
        errorClass: null,
        errorCode: null,
      });
      expect(await heardOf(db, id)).toEqual([...words].sort());
    }),
  );
});

describe("R67: only known messages of the same connector are annotated:", () => {
  it.each([
    ["an unknown SID for a message", () => url, sidOf("b")],
    ["an unknown SID alone", () => receiptUrl(world.front().url, ours.connector), sidOf("b")],
    [
      "a message that does not exist",
      () => receiptUrl(world.front().url, ours.connector, newId("message")),
      sid,
    ],
  ])("404 for %s", async (_, address, providerId) => {
    const fields = report(ours.account, providerId, "delivered");
    expect((await postSigned(address(), fields, { token })).status).toBe(404);
    await untouched();
  });

  it("404 for a message of another project, by its id and by its SID", async () => {
    const theirs = await world.connect("authToken", {
      in: other.ctxFor("admin", { twilioBaseUrl: world.fake().url }),
    });
    const providerId = sidOf("c");
    const id = await messageOf(db, theirs, { providerId });
    for (const address of [
      receiptUrl(world.front().url, ours.connector, id),
      receiptUrl(world.front().url, ours.connector),
    ]) {
      const fields = report(ours.account, providerId, "delivered");
      expect((await postSigned(address, fields, { token })).status).toBe(404);
    }
    expect(await messageRow(db, id)).toMatchObject({ status: "queued" });
  });

  it("finds a message by its SID alone, for addresses set up at Twilio by hand", async () => {
    const address = receiptUrl(world.front().url, ours.connector);
    const answer = await postSigned(address, report(ours.account, sid, "sent"), { token });
    expect(answer.status).toBe(204);
    expect(await messageRow(db, messageId)).toMatchObject({ status: "sent" });
  });

  it("takes a report that comes before the answer to the send", async () => {
    const early = await messageOf(db, ours, { status: "sending", providerId: null });
    const address = receiptUrl(world.front().url, ours.connector, early);
    const fields = report(ours.account, sidOf("d"), "sent");
    expect((await postSigned(address, fields, { token })).status).toBe(204);
    expect(await messageRow(db, early)).toMatchObject({
      status: "sent",
      providerId: sidOf("d"),
      pollAt: expect.any(Date),
    });
  });

  it("learns the fate of a message whose outcome nobody knew", async () => {
    const lost = await messageOf(db, ours, {
      status: "unknown",
      errorClass: "unknown_outcome",
      providerId: null,
    });
    const address = receiptUrl(world.front().url, ours.connector, lost);
    await postSigned(address, report(ours.account, sidOf("e"), "delivered"), { token });
    expect(await messageRow(db, lost)).toMatchObject({ status: "delivered", errorClass: null });
  });
});

describe("the address:", () => {
  it("404 for a wrong or changed token, a wrong connector, and other forms", async () => {
    const { connector } = ours;
    const wrong = [
      receiptUrl(world.front().url, { ...connector, receiptToken: "f".repeat(32) }, messageId),
      receiptUrl(world.front().url, { ...connector, id: newId("connector") }, messageId),
      `${url}/more`,
      `${world.front().url}/api/webhooks/`,
      `${world.front().url}/api/webhooks/${connector.id}`,
    ];
    for (const address of wrong) {
      const answer = await postSigned(address, report(ours.account, sid, "delivered"), { token });
      expect(answer.status, address).toBe(404);
    }
    await changeReceiptToken(db, connector.id);
    expect((await send("delivered")).status).toBe(404);
    await untouched();
  });

  it("405 for anything but POST, 413 for more than 64 KB", async () => {
    const read = await fetch(url);
    expect([read.status, read.headers.get("allow")]).toEqual([405, "POST"]);
    expect((await send("delivered", { Extra: "x".repeat(65_536) })).status).toBe(413);
    await untouched();
  });
});

it("R68: a burst loses nothing that was answered with success", async () => {
  const made = await Promise.all(
    Array.from({ length: 100 }, async (_, index) => {
      const providerId = `SM${(index + 0x1000).toString(16).padStart(32, "0")}`;
      const id = await messageOf(db, ours, { providerId });
      return { id, providerId, to: receiptUrl(world.front().url, ours.connector, id) };
    }),
  );
  const words = ["sent", "queued", "delivered", "sending", "sent"];
  const answers = await Promise.all(
    made.flatMap(({ id, providerId, to }) =>
      words.map(async (word) => {
        const answer = await postSigned(to, report(ours.account, providerId, word), { token });
        return { id, word, status: answer.status };
      }),
    ),
  );
  expect(answers.filter(({ status }) => status !== 204)).toEqual([]);
  for (const { id } of made) {
    expect(await heardOf(db, id)).toEqual(["delivered", "queued", "sending", "sent"]);
    expect(await messageRow(db, id)).toMatchObject({ status: "delivered" });
  }
});

afterAll(async () => {
  // The stand-in's own account has been called by nobody but us.
  expect(await ours.account.requests()).toEqual([]);
});

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item, index) =>
    permutations(items.toSpliced(index, 1)).map((rest) => [item, ...rest]),
  );
}
