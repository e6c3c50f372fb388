import { describe, expect, it } from "vitest";
import { configFor, ownNumber, phone, runLines, startStandIn, withKey } from "@/test/twilio";
import { planTest } from "./plan-test";

const twilio = startStandIn();
const service = { friendlyName: "Sign-in codes", phoneNumbers: [ownNumber] };

describe("a test of a connector", () => {
  it("passes every check of a good connector and sends nothing without a recipient", async () => {
    const account = await twilio.account();
    const { line, all } = await runLines(configFor(account), null, twilio.io());
    expect(all.map(({ state }) => state)).toEqual(all.map(() => "pass"));
    expect(line("credentials").label).toBe("Auth token accepted");
    expect(line("balance").label).toBe("Balance 20.15 USD");
    const methods = (await account.requests()).map(({ method }) => method);
    expect(new Set(methods)).toEqual(new Set(["GET"]));
  });

  it("yields exactly the lines of its plan, each with time, status and request id", async () => {
    const account = await twilio.account({ keys: [{ kind: "main" }], services: [service] });
    const config = configFor(account, {
      ...withKey(account, "main"),
      from: { kind: "messagingService", messagingServiceSid: account.spec.services[0]?.sid ?? "" },
    });
    const recipient = { to: phone, channel: "sms", message: null } as const;
    const { all, ids } = await runLines(config, recipient, twilio.io());
    const planned = planTest(config, recipient).map(({ id }) => id);
    expect([...ids].sort()).toEqual([...planned].sort());
    for (const each of all.filter(({ id }) => id !== "delivery")) {
      expect(each).toMatchObject({
        durationMs: expect.any(Number),
        answer: { httpStatus: expect.any(Number), requestId: expect.stringMatching(/^RQ/) },
      });
    }
  });

  it("sends a message and follows it until it is delivered", async () => {
    const account = await twilio.account({ progress: { mode: "auto", stepMs: 0 } });
    const recipient = { to: phone, channel: "sms", message: null } as const;
    const { line, all } = await runLines(configFor(account), recipient, twilio.io());
    const [message] = await account.messages();
    expect(line("message")).toMatchObject({ state: "pass", label: "Message accepted" });
    expect(line("message").meaning).toContain(message?.sid);
    expect(line("delivery")).toMatchObject({ state: "pass", label: "Delivered" });
    expect(all.filter(({ id }) => id === "delivery").length).toBeGreaterThan(1);
    expect(JSON.stringify(all)).not.toContain(phone);
  });

  it("places a call and follows it until it was answered", async () => {
    const account = await twilio.account({ progress: { mode: "auto", stepMs: 0 } });
    const recipient = { to: phone, channel: "voice", message: null } as const;
    const { line } = await runLines(configFor(account), recipient, twilio.io());
    expect(line("message").label).toBe("Call accepted");
    expect(line("delivery")).toMatchObject({ state: "pass", label: "Call was answered" });
    expect((await account.calls())[0]?.twiml).toContain("This is a test message from Patchbay");
  });
});
