import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type FakeTwilio, startFakeTwilio } from "../twilio";
import type { AccountHandle } from "./control";
import { newSid } from "./sids";
import { sdkFor } from "./testing/sdk";
import { verdict } from "./testing/verdict";

const from = "+12025550143";
const to = "+12025550178";

describe("what each kind of credentials may do", () => {
  let fake: FakeTwilio;
  let account: AccountHandle;

  beforeAll(async () => {
    fake = await startFakeTwilio();
    account = await fake.control.createAccount({
      keys: [
        { kind: "main" },
        { kind: "standard" },
        { kind: "restricted", permissions: ["messages:create", "numbers:read"] },
      ],
      testCredentials: {},
      numbers: [{ phoneNumber: from }],
      services: [{ phoneNumbers: [from] }],
    });
  });
  afterAll(() => fake.close());

  function clientOf(kind: "token" | "main" | "standard" | "restricted" | "test") {
    const { spec } = account;
    if (kind === "token") return sdkFor(fake.url, spec.sid, spec.sid, spec.authToken);
    if (kind === "test") {
      const { accountSid = "", authToken = "" } = spec.testCredentials ?? {};
      return sdkFor(fake.url, accountSid, accountSid, authToken);
    }
    const key = account.key(kind);
    return sdkFor(fake.url, spec.sid, key.sid, key.secret);
  }
  type Client = ReturnType<typeof clientOf>;
  const calls: Record<string, (client: Client) => Promise<unknown>> = {
    account: (c) => c.api.v2010.accounts(c.accountSid).fetch(),
    keys: (c) => c.keys.list({ limit: 1 }),
    balance: (c) => c.balance.fetch(),
    numbers: (c) => c.incomingPhoneNumbers.list({ limit: 1 }),
    services: (c) => c.messaging.v1.services.list({ limit: 1 }),
    smsGeo: (c) => c.accounts.v1.messagingGeopermissions.fetch({ countryCode: "IN,US" }),
    voiceGeo: (c) => c.voice.v1.dialingPermissions.countries("US").fetch(),
    message: (c) => c.messages.create({ to, from, body: "Hi" }),
    call: (c) => c.calls.create({ to, from, twiml: "<Response/>" }),
  };
  const all = (value: string) => Object.fromEntries(Object.keys(calls).map((k) => [k, value]));

  it.each([
    ["token", all("ok")],
    ["main", all("ok")],
    ["standard", { ...all("ok"), account: "401/20003", keys: "401/20003" }],
    ["restricted", { ...all("401/70051"), numbers: "ok", message: "ok" }],
    // The from number is no magic one, which is how the two posts are let through and then judged.
    ["test", { ...all("403/20008"), message: "400/21606", call: "400/21210" }],
  ] as const)("%s", async (kind, expected) => {
    const client = clientOf(kind);
    const seen: Record<string, string> = {};
    for (const [name, call] of Object.entries(calls)) seen[name] = await verdict(call(client));
    expect(seen).toEqual(expected);
  });

  it("refuses a wrong secret, a foreign account and an unknown key with 20003", async () => {
    const { sid } = account;
    const other = await fake.control.createAccount({ keys: [{ kind: "standard" }] });
    const key = account.key("standard");
    const foreign = other.key("standard");
    const wrong = [
      sdkFor(fake.url, sid, sid, "0".repeat(32)),
      sdkFor(fake.url, sid, key.sid, "nope"),
      sdkFor(fake.url, sid, foreign.sid, foreign.secret),
      sdkFor(fake.url, sid, newSid("SK"), "nope"),
      sdkFor(fake.url, sid, other.spec.sid, other.spec.authToken),
    ];
    for (const client of wrong) {
      expect(await verdict(client.incomingPhoneNumbers.list({ limit: 1 }))).toBe("401/20003");
    }
  });

  it("forgets an old token and a removed key at once", async () => {
    const mine = await fake.control.createAccount({ keys: [{ kind: "main" }] });
    const byToken = sdkFor(fake.url, mine.sid, mine.sid, mine.spec.authToken);
    const key = mine.key("main");
    const byKey = sdkFor(fake.url, mine.sid, key.sid, key.secret);
    expect(await verdict(byToken.balance.fetch())).toBe("ok");
    expect(await verdict(byKey.balance.fetch())).toBe("ok");
    await mine.update({ authToken: "f".repeat(32), keys: [] });
    expect(await verdict(byToken.balance.fetch())).toBe("401/20003");
    expect(await verdict(byKey.balance.fetch())).toBe("401/20003");
  });

  it("lets a suspended account be read and not sent from", async () => {
    const mine = await fake.control.createAccount({
      status: "suspended",
      numbers: [{ phoneNumber: "+12025550129" }],
    });
    const client = sdkFor(fake.url, mine.sid, mine.sid, mine.spec.authToken);
    const account = await client.api.v2010.accounts(mine.sid).fetch();
    expect(account.status).toBe("suspended");
    const message = client.messages.create({ to, from: "+12025550129", body: "Hi" });
    expect(await verdict(message)).toBe("403/20005");
  });

  it("gives a subaccount no balance and lets its owner in", async () => {
    const sub = await fake.control.createAccount({ ownerAccountSid: account.sid });
    const own = sdkFor(fake.url, sub.sid, sub.sid, sub.spec.authToken);
    expect(await verdict(own.balance.fetch())).toBe("404/20404");
    const owner = sdkFor(fake.url, sub.sid, account.sid, account.spec.authToken);
    expect(await verdict(owner.incomingPhoneNumbers.list({ limit: 1 }))).toBe("ok");
  });

  it("writes down who asked, and never with what", async () => {
    const mine = await fake.control.createAccount({ keys: [{ kind: "restricted" }] });
    const key = mine.key("restricted");
    await verdict(sdkFor(fake.url, mine.sid, key.sid, key.secret).balance.fetch());
    await verdict(sdkFor(fake.url, mine.sid, mine.sid, "wrong-secret").balance.fetch());
    const requests = await mine.requests();
    expect(requests.map((r) => [r.credential.kind, r.credential.sid, r.code])).toEqual([
      ["restrictedKey", key.sid, 70051],
      ["unknown", mine.sid, 20003],
    ]);
    const text = JSON.stringify(requests);
    for (const secret of [key.secret, mine.spec.authToken, "wrong-secret"]) {
      expect(text).not.toContain(secret);
      expect(text).not.toContain(Buffer.from(`${mine.sid}:${secret}`).toString("base64"));
    }
  });
});
