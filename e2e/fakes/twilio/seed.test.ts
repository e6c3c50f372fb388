import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type FakeTwilio, startFakeTwilio } from "../twilio";
import { describeSeed, seededAccounts } from "./seed";
import { sdkFor } from "./testing/sdk";
import { verdict } from "./testing/verdict";

describe("the seeded world of development", () => {
  let fake: FakeTwilio;
  beforeAll(async () => {
    fake = await startFakeTwilio({ isSeeded: true });
  });
  afterAll(() => fake.close());

  it("tells every credential it takes, and takes every one it tells", async () => {
    const told = describeSeed(fake.url);
    for (const { sid = "", authToken = "", keys = [], testCredentials } of seededAccounts) {
      const pairs = [{ sid, secret: authToken }, ...keys];
      for (const { sid: name = "", secret = "" } of pairs) {
        expect(told).toContain(name);
        expect(told).toContain(secret);
        const found = sdkFor(fake.url, sid, name, secret).incomingPhoneNumbers.list({ limit: 1 });
        expect(["ok", "401/70051"]).toContain(await verdict(found));
      }
      const { accountSid = "", authToken: token = "" } = testCredentials ?? {};
      if (accountSid === "") continue;
      expect(told).toContain(accountSid);
      const read = sdkFor(fake.url, accountSid, accountSid, token).balance.fetch();
      expect(await verdict(read)).toBe("403/20008");
    }
  });

  it("has numbers with and without voice, a filled and an empty service", async () => {
    const { sid = "", authToken = "" } = seededAccounts[0] ?? {};
    const client = sdkFor(fake.url, sid, sid, authToken);
    const numbers = await client.incomingPhoneNumbers.list();
    const can = (what: "sms" | "voice") =>
      numbers.filter((n) => n.capabilities[what]).map((n) => n.phoneNumber);
    expect(can("sms")).toEqual(["+12025550143", "+447400123456"]);
    expect(can("voice")).toEqual(["+12025550143", "+14155550199"]);
    const [filled, empty] = await client.messaging.v1.services.list();
    // Items of the library's versioned lists do not know their own SID: ask anew by it.
    const senders = (service: typeof filled) =>
      client.messaging.v1.services(service?.sid ?? "").phoneNumbers.list();
    expect(await senders(filled)).toHaveLength(2);
    expect(await senders(empty)).toHaveLength(0);
  });

  it("says so when the port is taken", async () => {
    const port = Number(new URL(fake.url).port);
    await expect(startFakeTwilio({ port })).rejects.toMatchObject({ code: "EADDRINUSE" });
  });
});
