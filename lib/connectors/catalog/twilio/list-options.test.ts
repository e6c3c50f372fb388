import { describe, expect, it } from "vitest";
import type { FieldOption } from "@/lib/connectors/kit/server-half";
import { configFor, quickPace, startStandIn, twilioIo, withKey } from "@/test/twilio";
import type { TwilioConfig } from "./client";
import { listOptions } from "./list-options";

const twilio = startStandIn();
const { pace } = quickPace();

async function listed(
  path: string,
  config: TwilioConfig,
  io = twilio.io(),
): Promise<FieldOption[]> {
  const result = await listOptions(path, config, io, pace);
  if (!result.ok) throw new Error(result.error.text);
  return result.value;
}

const numbers = [
  { phoneNumber: "+14155550199", capabilities: { sms: false, voice: true } },
  { phoneNumber: "+12025550143", friendlyName: "Sign-in" },
  { phoneNumber: "+447400123456", friendlyName: "+447400123456", capabilities: { voice: false } },
];

describe("the numbers to send text messages from", () => {
  it("show what they can do and where they are, those that can first", async () => {
    const account = await twilio.account({ numbers });
    expect(await listed("from.phoneNumber", configFor(account))).toEqual([
      {
        value: "+12025550143",
        label: "+1 202 555 0143 (Sign-in)",
        badges: ["SMS", "Voice", "United States"],
        isUsable: true,
      },
      {
        value: "+447400123456",
        label: "+44 7400 123456",
        badges: ["SMS", "United Kingdom"],
        isUsable: true,
      },
      {
        value: "+14155550199",
        label: "+1 415 555 0199",
        badges: ["Voice", "United States"],
        isUsable: false,
      },
    ]);
  });

  it("come from every page of a large account", async () => {
    const many = Array.from({ length: 230 }, (_, index) => ({
      phoneNumber: `+1202555${String(1_000 + index)}`,
    }));
    const account = await twilio.account({ numbers: many });
    const options = await listed("from.phoneNumber", configFor(account));
    expect(new Set(options.map(({ value }) => value)).size).toBe(230);
    expect((await account.requests()).length).toBe(3);
  });
});

describe("the numbers to call from", () => {
  it("are those with voice and the verified caller IDs", async () => {
    const account = await twilio.account({ numbers, callerIds: ["+12025550178", "+12025550143"] });
    const options = await listed("voiceFrom", configFor(account));
    expect(options.map(({ value, isUsable }) => [value, isUsable])).toEqual([
      ["+14155550199", true],
      ["+12025550143", true],
      ["+12025550178", true],
      ["+447400123456", false],
    ]);
    expect(options[2]?.badges).toEqual(["Verified caller ID", "United States"]);
  });

  it("are listed as far as the credentials may read", async () => {
    const account = await twilio.account({
      callerIds: ["+12025550178"],
      keys: [{ kind: "restricted", permissions: ["caller-ids:read"] }],
    });
    const config = configFor(account, withKey(account, "restricted"));
    const options = await listed("voiceFrom", config);
    expect(options.map(({ value }) => value)).toEqual(["+12025550178"]);
  });
});

describe("the messaging services", () => {
  it("show how many senders they have; one without is last and cannot be used", async () => {
    const account = await twilio.account({
      services: [
        { friendlyName: "Empty" },
        { friendlyName: "One", alphaSenders: ["Acme"] },
        { friendlyName: "Two", alphaSenders: ["Acme", "Acme2"] },
      ],
    });
    const options = await listed("from.messagingServiceSid", configFor(account));
    expect(options.map(({ label, badges, isUsable }) => [label, badges, isUsable])).toEqual([
      ["One", ["1 sender"], true],
      ["Two", ["2 senders"], true],
      ["Empty", ["No senders"], false],
    ]);
    expect(options[0]?.value).toMatch(/^MG/);
  });
});

describe("a list that cannot be had is a value that says why", () => {
  it.each(["from.phoneNumber", "voiceFrom", "from.messagingServiceSid"])(
    "with wrong credentials (%s)",
    async (path) => {
      const account = await twilio.account();
      const auth = { kind: "authToken", authToken: "wrong" } as const;
      const result = await listOptions(path, configFor(account, { auth }), twilio.io(), pace);
      expect(result).toMatchObject({
        ok: false,
        error: { code: "provider_failed", text: expect.stringContaining("does not accept") },
      });
    },
  );

  it("without credentials", async () => {
    const result = await listOptions("voiceFrom", { accountSid: "AC" }, twilio.io(), pace);
    expect(result).toMatchObject({ ok: false, error: { code: "invalid_input" } });
  });

  it("with nobody there", async () => {
    const account = await twilio.account();
    const io = twilioIo("http://127.0.0.1:9");
    const result = await listOptions("voiceFrom", configFor(account), io, pace);
    expect(result).toMatchObject({ ok: false, error: { code: "provider_failed" } });
  });

  it("for a field that has none", async () => {
    const account = await twilio.account();
    const result = await listOptions("accountSid", configFor(account), twilio.io(), pace);
    expect(result).toMatchObject({ ok: false, error: { code: "not_found" } });
  });
});
