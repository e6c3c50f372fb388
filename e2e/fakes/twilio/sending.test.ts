import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type FakeTwilio, startFakeTwilio } from "../twilio";
import type { AccountHandle } from "./control";
import { newSid } from "./sids";
import { sdkFor } from "./testing/sdk";
import { verdict } from "./testing/verdict";

const from = "+12025550143";
const voiceOnly = "+14155550199";
const smsOnly = "+447400123456";
const to = "+12025550178";

describe("sending is refused as Twilio refuses it", () => {
  let fake: FakeTwilio;
  let account: AccountHandle;
  let client: ReturnType<typeof sdkFor>;

  beforeAll(async () => {
    fake = await startFakeTwilio();
    account = await fake.control.createAccount({
      numbers: [
        { phoneNumber: from },
        { phoneNumber: voiceOnly, capabilities: { sms: false } },
        { phoneNumber: smsOnly, capabilities: { voice: false } },
      ],
      callerIds: ["+12025550111"],
      shortCodes: ["24680"],
      services: [
        { phoneNumbers: [from] },
        { friendlyName: "Empty" },
        { friendlyName: "Names", alphaSenders: ["Acme"] },
      ],
      geo: { sms: ["US", "GB"], voice: ["US"] },
      progress: { mode: "manual" },
      localCallbacks: "refused",
    });
    client = sdkFor(fake.url, account.sid, account.sid, account.spec.authToken);
    await fake.control.createAccount({ numbers: [{ phoneNumber: "+12025550188" }] });
  });
  afterAll(() => fake.close());

  const service = (index: number) => account.spec.services[index]?.sid ?? "";

  it.each<[string, string, Record<string, string | number>]>([
    ["ok", "from an owned number", {}],
    ["ok", "from a short code", { from: "24680" }],
    ["ok", "from a name to a country that takes names", { from: "Acme", to: "+447400123457" }],
    ["400/21612", "from a name to the United States", { from: "Acme" }],
    ["400/21212", "from a generic name", { from: "Verify" }],
    ["400/21659", "from a number that is nobody's", { from: "+12025550166" }],
    ["400/21660", "from another account's number", { from: "+12025550188" }],
    ["400/21661", "from a number without SMS", { from: voiceOnly }],
    ["400/21659", "from a foreign short code", { from: "13579" }],
    ["400/21604", "to nobody", { to: "" }],
    ["400/21211", "to something that is no number", { to: "+12" }],
    ["400/21265", "to a short code", { to: "55555" }],
    ["400/21266", "to itself", { to: from }],
    ["400/21602", "nothing", { body: "" }],
    ["400/21617", "too much", { body: "x".repeat(1_601) }],
    ["400/21624", "for too long", { validityPeriod: 40_000 }],
    ["400/21408", "to a country that is switched off", { to: "+4915112345678" }],
    ["400/21610", "to a recipient with a story", { to: "+15005521610" }],
    ["429/20429", "to a recipient who stands for haste", { to: "+15005520429" }],
    ["400/21609", "with a callback to this machine", { statusCallback: "http://localhost/x" }],
    ["400/21609", "with an underscore in a host", { statusCallback: "https://a_b.example/x" }],
  ])("%s: a message %s", async (expected, _what, changes) => {
    const message = { to, from, body: "Hi", ...changes };
    expect(await verdict(client.messages.create(message))).toBe(expected);
  });

  it.each<[string, string, () => string]>([
    ["ok", "with senders", () => service(0)],
    ["400/21704", "that is empty", () => service(1)],
    ["400/21703", "with no sender for the country", () => service(2)],
    ["404/21701", "that does not exist", () => newSid("MG")],
    ["400/21705", "whose SID is malformed", () => "MG12"],
  ])("%s: a message through a service %s", async (expected, _what, sid) => {
    const message = { to, messagingServiceSid: sid(), body: "Hi" };
    expect(await verdict(client.messages.create(message))).toBe(expected);
  });

  it.each<[string, string, Record<string, string>]>([
    ["ok", "from an owned number", {}],
    ["ok", "from a verified caller ID", { from: "+12025550111" }],
    ["400/21210", "from a number without voice", { from: smsOnly }],
    ["400/21210", "from a number that is not ours", { from: "+12025550166" }],
    ["400/21212", "from a name", { from: "Acme" }],
    ["400/21217", "to something that is no number", { to: "12" }],
    ["400/21215", "to a country that is switched off", { to: "+447400123457" }],
    ["400/21216", "to a recipient with a story", { to: "+15005521216" }],
    ["400/20001", "with too long a document", { twiml: "x".repeat(4_001) }],
    ["400/21205", "with a document on this machine", { url: "http://127.0.0.1/x" }],
  ])("%s: a call %s", async (expected, _what, changes) => {
    const call = { to, from, twiml: "<Response/>", ...changes };
    expect(await verdict(client.calls.create(call))).toBe(expected);
  });

  it("holds trial accounts to verified recipients and marks their messages", async () => {
    const trial = await fake.control.createAccount({
      type: "Trial",
      numbers: [{ phoneNumber: "+12025550116" }],
      trial: { verifiedRecipients: [to] },
    });
    const own = sdkFor(fake.url, trial.sid, trial.sid, trial.spec.authToken);
    const message = { from: "+12025550116", body: "Hi" };
    const stranger = "+12025550122";
    expect(await verdict(own.messages.create({ ...message, to: stranger }))).toBe("400/21608");
    const call = { from: "+12025550116", to: stranger, twiml: "<Response/>" };
    expect(await verdict(own.calls.create(call))).toBe("400/21219");
    expect(await verdict(own.messages.create({ ...message, to, from: "Acme" }))).toBe("400/21267");
    const sent = await own.messages.create({ ...message, to });
    expect(sent.body).toBe("Sent from your Twilio trial account - Hi");
  });

  it("knows the narrower rules of trial accounts since 2026", async () => {
    const trial = await fake.control.createAccount({
      type: "Trial",
      numbers: [{ phoneNumber: "+12025550116" }, { phoneNumber: "+12025550117" }],
      trial: { rules: "assigned", verifiedRecipients: [to] },
    });
    const own = sdkFor(fake.url, trial.sid, trial.sid, trial.spec.authToken);
    const first = { from: "+12025550116", body: "Hi", to };
    expect(await verdict(own.messages.create(first))).toBe("ok");
    const second = { ...first, from: "+12025550117" };
    expect(await verdict(own.messages.create(second))).toBe("422/572002");
    const stranger = { ...first, to: "+12025550122" };
    expect(await verdict(own.messages.create(stranger))).toBe("422/572005");
    const call = { from: "+12025550116", to };
    expect(await verdict(own.calls.create({ ...call, twiml: "<Response/>" }))).toBe("400/none");
    expect(await verdict(own.calls.create({ ...call, url: "https://a.example/x" }))).toBe("ok");
  });

  it("pages lists, with the next page of a versioned list on the real host", async () => {
    const numbers = Array.from({ length: 5 }, (_, i) => ({ phoneNumber: `+1202555015${i}` }));
    const services = Array.from({ length: 5 }, (_, i) => ({ friendlyName: `Service ${i}` }));
    const many = await fake.control.createAccount({ numbers, services });
    const own = sdkFor(fake.url, many.sid, many.sid, many.spec.authToken);
    const found = await own.incomingPhoneNumbers.list({ pageSize: 2 });
    expect(found.map((n) => n.phoneNumber)).toEqual(numbers.map((n) => n.phoneNumber));
    const listed = await own.messaging.v1.services.list({ pageSize: 2 });
    expect(listed.map((s) => s.friendlyName)).toEqual(services.map((s) => s.friendlyName));
    const hosts = (await many.requests()).map((r) => r.host);
    expect(hosts).toEqual([
      ...Array.from({ length: 3 }, () => "api.twilio.com"),
      ...Array.from({ length: 3 }, () => "messaging.twilio.com"),
    ]);
    const part = await own.incomingPhoneNumbers.list({ phoneNumber: "550153" });
    expect(part.map((n) => n.phoneNumber)).toEqual(["+12025550153"]);
  });

  it("reads geo permissions per country", async () => {
    const { permissions } = await client.accounts.v1.messagingGeopermissions.fetch({
      countryCode: "GB,DE",
    });
    expect(permissions).toEqual([
      { country_code: "DE", country_name: "Germany", type: "country", enabled: false },
      { country_code: "GB", country_name: "United Kingdom", type: "country", enabled: true },
    ]);
    const country = await client.voice.v1.dialingPermissions.countries("GB").fetch();
    expect(country.lowRiskNumbersEnabled).toBe(false);
  });

  it("answers 404 for a path or a host it does not know", async () => {
    expect(await verdict(client.messages(newSid("SM")).fetch())).toBe("404/20404");
    expect(await verdict(client.verify.v2.services.list({ limit: 1 }))).toBe("404/20404");
  });
});
