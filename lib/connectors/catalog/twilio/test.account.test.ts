import { describe, expect, it } from "vitest";
import type { AccountInput } from "@/e2e/fakes/twilio/account-spec";
import type { TestRecipient } from "@/lib/connectors/kit/test-line";
import { configFor, ownNumber, phone, runLines, startStandIn } from "@/test/twilio";
import type { TwilioConfig } from "./client";

const twilio = startStandIn();
const sms = { to: phone, channel: "sms", message: null } as const;

async function testOf(
  input: AccountInput,
  more: Partial<TwilioConfig> = {},
  recipient: TestRecipient | null = null,
) {
  const account = await twilio.account(input);
  return { account, ...(await runLines(configFor(account, more), recipient, twilio.io())) };
}

const from = (phoneNumber: string) => ({ from: { kind: "phoneNumber", phoneNumber } }) as const;
const numbers = (sms: boolean, voice: boolean) => [
  { phoneNumber: ownNumber, capabilities: { sms, voice } },
];

describe("the account", () => {
  it("on trial is a warning", async () => {
    const { line } = await testOf({ type: "Trial" });
    expect(line("account")).toMatchObject({
      state: "warn",
      label: "Account is active, on trial",
      meaning: expect.stringContaining("verified numbers only"),
    });
  });

  it("that is suspended fails, and the live message is refused", async () => {
    const { line } = await testOf({ status: "suspended" }, {}, sms);
    expect(line("account")).toMatchObject({ state: "fail", label: "Account is suspended" });
    expect(line("message")).toMatchObject({ state: "fail", answer: { code: "20005" } });
  });

  it("that Twilio calls inactive fails while the token is accepted", async () => {
    const account = await twilio.account();
    const path = `/2010-04-01/Accounts/${account.sid}.json$`;
    await account.addRule({ match: { path }, action: { kind: "error", code: 20005 } });
    const { line } = await runLines(configFor(account), null, twilio.io());
    expect(line("credentials").state).toBe("pass");
    expect(line("account")).toMatchObject({ state: "fail", label: "Account is not active" });
  });

  it("on trial refuses a call with a text of ours, and the line says why", async () => {
    const recipient = { ...sms, channel: "voice" } as const;
    const trial: AccountInput["trial"] = { rules: "assigned", verifiedRecipients: [phone] };
    const { line } = await testOf({ type: "Trial", trial }, {}, recipient);
    expect(line("message")).toMatchObject({
      state: "fail",
      meaning: expect.stringContaining("takes no call with a text of ours"),
    });
  });
});

describe("the balance", () => {
  it.each([
    ["20.15", "pass", "Balance 20.15 USD"],
    ["1.5", "warn", "Balance 1.50 USD"],
    ["0", "warn", "Balance 0.00 USD"],
    ["-3.2", "warn", "Balance -3.20 USD"],
  ])("of %s is a %s", async (amount, state, label) => {
    const { line } = await testOf({ balance: { amount, currency: "USD" } });
    expect(line("balance")).toMatchObject({ state, label });
  });

  it("of a subaccount is not asked for", async () => {
    const { line, account } = await testOf({ ownerAccountSid: `AC${"d".repeat(32)}` });
    expect(line("balance")).toMatchObject({ state: "skipped" });
    const paths = (await account.requests()).map(({ path }) => path);
    expect(paths.some((path) => path.endsWith("Balance.json"))).toBe(false);
  });
});

describe("the sender of text messages", () => {
  it("that the account does not own fails", async () => {
    const { line } = await testOf({}, from("+12025550199"));
    expect(line("sender")).toMatchObject({
      state: "fail",
      label: "Sender +1 202 555 0199 is not in this account",
      link: expect.stringContaining("21659"),
    });
    expect(line("sender-sms").state).toBe("skipped");
  });

  it("is compared exactly, though Twilio's filter matches parts", async () => {
    const { line } = await testOf(
      { numbers: [{ phoneNumber: "+442079460123" }] },
      { ...from("+44207946012"), voiceFrom: "" },
    );
    expect(line("sender").state).toBe("fail");
  });

  it("without SMS fails", async () => {
    const { line } = await testOf({ numbers: numbers(false, true) });
    expect(line("sender").state).toBe("pass");
    expect(line("sender-sms")).toMatchObject({
      state: "fail",
      label: "Sender cannot send SMS",
      link: expect.stringContaining("21661"),
    });
  });

  it("may be a short code of the account, with its limits told", async () => {
    const owned = await testOf({ shortCodes: ["24680"] }, from("24680"));
    expect(owned.line("sender").state).toBe("pass");
    expect(owned.line("sender-sms")).toMatchObject({
      state: "pass",
      meaning: expect.stringContaining("within its own country only"),
    });
    const foreign = await testOf({}, from("13579"));
    expect(foreign.line("sender").state).toBe("fail");
    expect(foreign.line("sender-sms").state).toBe("skipped");
  });

  it("may be a sender ID, which cannot be looked up and has limits", async () => {
    const plain = await testOf({}, from("Acme"));
    expect(plain.line("sender").state).toBe("unknown");
    expect(plain.line("sender-sms")).toMatchObject({
      state: "warn",
      meaning: expect.stringContaining("one-way"),
    });
    const trial = await testOf({ type: "Trial" }, from("Acme"));
    expect(trial.line("sender-sms")).toMatchObject({
      state: "fail",
      link: expect.stringContaining("21267"),
    });
    const american = await testOf({}, from("Acme"), sms);
    expect(american.line("sender-sms")).toMatchObject({
      state: "fail",
      label: "Sender cannot send SMS to United States",
    });
    const british = await testOf({}, from("Acme"), { ...sms, to: "+447400123456" });
    expect(british.line("sender-sms").state).toBe("warn");
  });
});

describe("the voice number", () => {
  it("is owned and can call", async () => {
    const { line } = await testOf({});
    expect(line("voice-sender")).toMatchObject({
      state: "pass",
      label: "Calls can come from +1 202 555 0143",
    });
  });

  it("without voice fails", async () => {
    const { line } = await testOf({ numbers: numbers(true, false) });
    expect(line("voice-sender")).toMatchObject({
      state: "fail",
      label: "+1 202 555 0143 cannot make calls",
    });
  });

  it("may be a verified caller ID", async () => {
    const callerIds = ["+12025550178"];
    const { line } = await testOf({ callerIds }, { voiceFrom: "+12025550178" });
    expect(line("voice-sender")).toMatchObject({
      state: "pass",
      label: expect.stringContaining("a verified caller ID"),
    });
  });

  it("that is neither fails with code 21210", async () => {
    const { line } = await testOf({}, { voiceFrom: "+12025550178" });
    expect(line("voice-sender")).toMatchObject({
      state: "fail",
      link: expect.stringContaining("21210"),
    });
  });

  it("has no line when there is none", async () => {
    const { ids } = await testOf({}, { voiceFrom: "" });
    expect(ids).not.toContain("voice-sender");
  });
});

describe("the messaging service", () => {
  const sid = `MG${"6".repeat(32)}`;
  const service = { from: { kind: "messagingService", messagingServiceSid: sid } } as const;

  it("exists and has senders, of every kind", async () => {
    const { line } = await testOf(
      {
        numbers: [{ phoneNumber: ownNumber }],
        shortCodes: ["24680"],
        services: [
          {
            sid,
            friendlyName: "Codes",
            phoneNumbers: [ownNumber],
            shortCodes: ["24680"],
            alphaSenders: ["Acme"],
          },
        ],
      },
      service,
    );
    expect(line("service")).toMatchObject({ state: "pass", label: 'Messaging service "Codes"' });
    expect(line("service-senders")).toMatchObject({
      state: "pass",
      label: "Messaging service has 3 senders",
    });
  });

  it("without senders fails with code 21704", async () => {
    const { line } = await testOf({ services: [{ sid }] }, service);
    expect(line("service").state).toBe("pass");
    expect(line("service-senders")).toMatchObject({
      state: "fail",
      label: "Messaging service has no senders",
      link: expect.stringContaining("21704"),
    });
  });

  it("that does not exist fails", async () => {
    const { line } = await testOf({}, service);
    expect(line("service")).toMatchObject({
      state: "fail",
      label: "Messaging service does not exist",
      answer: { httpStatus: 404 },
    });
    expect(line("service-senders").state).toBe("skipped");
  });
});

describe("the recipient's country", () => {
  it.each([
    [["US"], ["US"], "pass", "pass"],
    [["GB"], ["US"], "fail", "pass"],
    [["US"], ["GB"], "pass", "fail"],
  ])("with SMS to %j and calls to %j is %s and %s", async (smsTo, voiceTo, first, second) => {
    const { line } = await testOf({ geo: { sms: smsTo, voice: voiceTo } }, {}, sms);
    expect(line("sms-country").state).toBe(first);
    expect(line("voice-country").state).toBe(second);
  });

  it("that is switched off is named, with what to do", async () => {
    const { line } = await testOf({ geo: { sms: ["GB"], voice: "all" } }, {}, sms);
    expect(line("sms-country")).toMatchObject({
      label: "SMS to United States switched off",
      advice: expect.stringContaining("geographic permissions"),
      link: expect.stringContaining("21408"),
    });
    expect(line("message")).toMatchObject({ state: "fail", answer: { code: "21408" } });
    expect(line("delivery").state).toBe("skipped");
  });

  it("cannot be told for a number of no country", async () => {
    const { line } = await testOf({}, {}, { ...sms, to: "+88213123456" });
    expect(line("sms-country").state).toBe("unknown");
  });
});
