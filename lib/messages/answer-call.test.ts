import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { messageEvents, voiceScripts } from "@/drizzle/schema/messages";
import { createTestProject } from "@/test/context";
import {
  codeCall,
  deliver,
  heardOf,
  messageRow,
  postSigned,
  startReceiptWorld,
} from "@/test/receipts";
import { phone } from "@/test/twilio";
import { eraseOldScripts } from "./erase-old-scripts";

const project = await createTestProject();
const { db } = project;
const world = await startReceiptWorld(project);
const code = "493021";
/** However it is spoken: whole, or digit by digit. */
const spoken = /493021|>4<.*>9<.*>3<.*>0<.*>2<.*>1</s;

type Made = Awaited<ReturnType<typeof world.connect>>;
const scriptOf = async (messageId: string) => {
  const [row] = await db.select().from(voiceScripts).where(eq(voiceScripts.messageId, messageId));
  return row;
};
const onlyCall = async ({ account }: Made) => {
  const [call] = await account.calls();
  if (!call) throw new Error("No call was made.");
  return call;
};
/** Where the key press of a call leads to. */
const actionOf = (twiml: string | null): string =>
  /action="([^"]+)"/.exec(twiml ?? "")?.[1] ?? "no action";

describe("R42: a code is spoken only to somebody who presses a key:", () => {
  it("asks first, and says the code once a key was pressed", async () => {
    const made = await world.connect();
    const messageId = await deliver(db, made, codeCall(code));
    await expect.poll(async () => (await messageRow(db, messageId)).status).toBe("delivered");
    const { heard } = await onlyCall(made);
    expect(heard).toHaveLength(2);
    expect(heard[0]).toContain("Press any key to hear your code.");
    expect(heard[0]).not.toMatch(spoken);
    expect(heard[1]).toMatch(spoken);
    expect(await heardOf(db, messageId)).toEqual([
      "completed",
      "in-progress",
      "initiated",
      "key-pressed",
      "ringing",
    ]);
    expect(await scriptOf(messageId)).toMatchObject({ sealed: null, spokenAt: expect.any(Date) });
  });

  it("leaves nothing on voicemail, and says that nobody heard the code", async () => {
    const made = await world.connect();
    const machine = {
      kind: "outcome" as const,
      statuses: ["queued", "ringing", "in-progress", "completed"],
      answeredBy: "machine_start",
    };
    await made.account.addRule({ match: { method: "POST" }, action: machine });
    const messageId = await deliver(db, made, codeCall(code));
    await expect.poll(async () => (await messageRow(db, messageId)).status).toBe("undelivered");
    const { heard, twiml } = await onlyCall(made);
    expect(heard).toHaveLength(1);
    expect(heard.join()).not.toMatch(spoken);
    expect(await messageRow(db, messageId)).toMatchObject({ errorClass: "unreachable" });
    const events = await db
      .select()
      .from(messageEvents)
      .where(eq(messageEvents.messageId, messageId));
    expect(
      events.find(({ providerStatus }) => providerStatus === "completed")?.detail,
    ).toMatchObject({ meaning: expect.stringContaining("voicemail") });
    // The call is over, so its address leads nowhere, though the code was never said.
    const fields = {
      CallSid: (await onlyCall(made)).sid,
      AccountSid: made.account.sid,
      Digits: "1",
    };
    const token = made.account.spec.authToken;
    expect((await postSigned(actionOf(twiml), fields, { token })).status).toBe(404);
  });

  it("takes the invitation from the address where a trial account may give nothing else", async () => {
    const made = await world.connect("authToken", {
      account: { type: "Trial", trial: { rules: "assigned", verifiedRecipients: [phone] } },
    });
    const messageId = await deliver(db, made, codeCall(code));
    await expect.poll(async () => (await onlyCall(made)).status).toBe("completed");
    const { heard, url } = await onlyCall(made);
    expect(heard[0]).not.toMatch(spoken);
    expect(heard[1]).toMatch(spoken);
    // One refused attempt that did nothing, and one call; nobody reports on it, so it is looked up.
    const posts = (await made.account.requests()).filter(({ method }) => method === "POST");
    expect(posts.map(({ status }) => status)).toEqual([400, 201]);
    expect(Object.keys(posts[1]?.form ?? {}).sort()).toEqual(["From", "To", "Url"]);
    expect(await messageRow(db, messageId)).toMatchObject({ pollAt: expect.any(Date) });
    expect(url).toContain(`/api/webhooks/${made.connector.id}/`);
  });

  it("says the code at once where key presses could not be checked", async () => {
    const made = await world.connect("apiKey");
    await deliver(db, made, codeCall(code));
    await expect.poll(async () => (await onlyCall(made)).status).toBe("completed");
    const { twiml, statusCallback } = await onlyCall(made);
    expect(twiml).toMatch(spoken);
    expect(statusCallback).toBeNull();
  });
});

describe("R69: the address of a call's words works once, for that call, and is signed:", () => {
  const manual = { progress: { mode: "manual", stepMs: 1 } } as const;

  async function ringing() {
    const made = await world.connect("authToken", { account: manual });
    const messageId = await deliver(db, made, codeCall(code));
    const { twiml, sid } = await onlyCall(made);
    const token = made.account.spec.authToken;
    const fields = { AccountSid: made.account.sid, CallSid: sid, CallStatus: "in-progress" };
    const url = actionOf(twiml);
    const press = (changes: Record<string, string> = {}, key: string = token) =>
      postSigned(url, { ...fields, Digits: "5", ...changes }, { token: key });
    return { made, messageId, url, fields, token, press };
  }

  it("holds no code, and neither do the message's row and the script's", async () => {
    const { url, messageId } = await ringing();
    const rows = JSON.stringify([await messageRow(db, messageId), await scriptOf(messageId)]);
    expect(url + rows).not.toContain(code);
  });

  it("404 on a replay", async () => {
    const { press } = await ringing();
    const first = await press();
    expect([first.status, first.headers.get("content-type")]).toEqual([
      200,
      "text/xml; charset=utf-8",
    ]);
    expect(await first.text()).toMatch(spoken);
    const again = await press();
    expect(again.status).toBe(404);
    expect(await again.text()).not.toMatch(spoken);
  });

  it("is spoken once when asked for many times at once", async () => {
    const { press } = await ringing();
    const answers = await Promise.all(Array.from({ length: 12 }, () => press()));
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([200, ...Array<number>(11).fill(404)]);
  });

  it("403 without the right signature, and the code can still be asked for", async () => {
    const { press, url, fields } = await ringing();
    const bare = await fetch(url, {
      method: "POST",
      body: new URLSearchParams({ ...fields, Digits: "5" }),
    });
    expect(bare.status).toBe(403);
    expect((await press({}, "0".repeat(32))).status).toBe(403);
    expect((await press()).status).toBe(200);
  });

  it("404 for another call, 400 for a key that is none", async () => {
    const { press } = await ringing();
    expect((await press({ CallSid: `CA${"0".repeat(32)}` })).status).toBe(404);
    for (const digits of ["12", "a", "493021"])
      expect((await press({ Digits: digits })).status).toBe(400);
    expect((await press()).status).toBe(200);
  });

  it("asks again, without the code, while no key was pressed", async () => {
    const { url, fields, token, press } = await ringing();
    for (const more of [{}, { Digits: "" }] as Record<string, string>[]) {
      const answer = await postSigned(url, { ...fields, ...more }, { token });
      const text = await answer.text();
      expect(answer.status).toBe(200);
      expect(text).toContain("<Gather");
      expect(text).not.toMatch(spoken);
    }
    expect((await press()).status).toBe(200);
  });

  it("404 once the code has run out, and what was held is erased", async () => {
    const { messageId, press } = await ringing();
    await db
      .update(voiceScripts)
      .set({ expiresAt: new Date(Date.now() - 1_000) })
      .where(eq(voiceScripts.messageId, messageId));
    expect((await press()).status).toBe(404);
    await eraseOldScripts(project.ctxFor("admin"));
    expect(await scriptOf(messageId)).toMatchObject({ sealed: null, spokenAt: null });
  });

  it("404 at another connector's address", async () => {
    const { url, fields, made } = await ringing();
    const other = await world.connect();
    const moved = url
      .replace(made.connector.id, other.connector.id)
      .replace(made.connector.receiptToken, other.connector.receiptToken);
    const theirs = { ...fields, AccountSid: other.account.sid, Digits: "5" };
    const answer = await postSigned(moved, theirs, { token: other.account.spec.authToken });
    expect(answer.status).toBe(404);
  });
});
