import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type FakeTwilio, startFakeTwilio } from "../twilio";
import type { AccountHandle } from "./control";
import { sdkFor } from "./testing/sdk";
import { verdict } from "./testing/verdict";

describe("test credentials answer Twilio's magic numbers", () => {
  let fake: FakeTwilio;
  let account: AccountHandle;
  let client: ReturnType<typeof sdkFor>;
  const good = "+15005550006";
  const to = "+12025550178";

  beforeAll(async () => {
    fake = await startFakeTwilio();
    account = await fake.control.createAccount({ testCredentials: {} });
    const { accountSid = "", authToken = "" } = account.spec.testCredentials ?? {};
    client = sdkFor(fake.url, accountSid, accountSid, authToken);
  });
  afterAll(() => fake.close());

  it.each([
    ["+15005550001", to, "400/21212"],
    ["+15005550007", to, "400/21606"],
    ["+15005550008", to, "429/21611"],
    ["+12025550143", to, "400/21606"],
    [good, "+15005550001", "400/21211"],
    [good, "+15005550002", "400/21612"],
    [good, "+15005550003", "400/21408"],
    [good, "+15005550004", "400/21610"],
    [good, "+15005550009", "400/21614"],
    [good, to, "ok"],
  ])("an SMS from %s to %s: %s", async (from, recipient, expected) => {
    const sent = client.messages.create({ from, to: recipient, body: "Hi" });
    expect(await verdict(sent)).toBe(expected);
  });

  it.each([
    ["+15005550001", to, "400/21212"],
    ["+12025550143", to, "400/21210"],
    [good, "+15005550001", "400/21217"],
    [good, "+15005550002", "400/21214"],
    [good, "+15005550003", "400/21215"],
    [good, "+15005550004", "400/21216"],
    [good, to, "ok"],
  ])("a call from %s to %s: %s", async (from, recipient, expected) => {
    const made = client.calls.create({ from, to: recipient, twiml: "<Response/>" });
    expect(await verdict(made)).toBe(expected);
  });

  it.each([
    [{ phoneNumber: "+15005550000" }, "400/21422"],
    [{ phoneNumber: "+15005550001" }, "400/21421"],
    [{ phoneNumber: good }, "ok"],
    [{ areaCode: "533" }, "400/21452"],
    [{ areaCode: "500" }, "ok"],
  ])("buying %o: %s", async (wanted, expected) => {
    expect(await verdict(client.incomingPhoneNumbers.create(wanted))).toBe(expected);
  });

  it("leaves nothing behind", async () => {
    await client.messages.create({ from: good, to, body: "Hi" });
    expect(await account.messages()).toEqual([]);
    expect(await account.calls()).toEqual([]);
  });
});
