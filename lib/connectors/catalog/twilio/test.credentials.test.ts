import { describe, expect, it } from "vitest";
import type { Permission } from "@/e2e/fakes/twilio/account-spec";
import {
  configFor,
  ownNumber,
  phone,
  quickPace,
  runLines,
  startStandIn,
  withKey,
} from "@/test/twilio";
import { send } from "./send";

const twilio = startStandIn();
const sms = { to: phone, channel: "sms", message: null } as const;

async function testWithKey(
  kind: "main" | "standard" | "restricted",
  permissions: Permission[] = [],
  recipient: typeof sms | null = null,
) {
  const account = await twilio.account({ keys: [{ kind, permissions }] });
  const config = configFor(account, withKey(account, kind));
  return { account, ...(await runLines(config, recipient, twilio.io())) };
}

describe("a main API key", () => {
  it("is recognised and may read everything", async () => {
    const { line, all } = await testWithKey("main");
    expect(line("credentials")).toMatchObject({ state: "pass", label: "Main API key accepted" });
    expect(all.every(({ state }) => state === "pass")).toBe(true);
  });
});

describe("a standard API key", () => {
  it("is recognised, and its refusal at the account is not a failure", async () => {
    const { line, all } = await testWithKey("standard");
    expect(line("reached").state).toBe("pass");
    expect(line("credentials")).toMatchObject({
      state: "pass",
      label: "Standard API key accepted",
    });
    expect(line("account")).toMatchObject({
      state: "unknown",
      meaning: expect.stringContaining("standard API key may not read the account"),
      answer: { httpStatus: 401, code: "20003" },
    });
    expect(line("sender").state).toBe("pass");
    expect(line("balance").state).toBe("pass");
    expect(all.some(({ state }) => state === "fail")).toBe(false);
  });
});

describe("a restricted API key", () => {
  it("that may only send gives 'cannot tell' for every check, and its message goes out", async () => {
    const permissions: Permission[] = ["messages:create", "messages:read"];
    const { line, all, account } = await testWithKey("restricted", permissions, sms);
    expect(line("credentials")).toMatchObject({
      state: "unknown",
      label: "API key: cannot tell",
      answer: { code: "70051" },
    });
    for (const id of ["account", "balance", "sender", "voice-sender", "sms-country"])
      expect(line(id).state).toBe("unknown");
    expect(line("message").state).toBe("pass");
    expect(line("delivery").state).toBe("pass");
    expect(await account.messages()).toHaveLength(1);
    expect(all.some(({ state }) => state === "fail")).toBe(false);
  });

  it("that may not look at its message cannot tell what became of it", async () => {
    const { line } = await testWithKey("restricted", ["messages:create"], sms);
    expect(line("message").state).toBe("pass");
    expect(line("delivery")).toMatchObject({ state: "unknown", label: "Delivery: cannot tell" });
  });

  it("is recognised when it may read numbers", async () => {
    const { line } = await testWithKey("restricted", ["numbers:read"]);
    expect(line("credentials")).toMatchObject({
      state: "pass",
      label: "Restricted API key accepted",
    });
    expect(line("account")).toMatchObject({ state: "unknown" });
    expect(line("sender").state).toBe("pass");
  });

  it("is recognised when it may read the account", async () => {
    const { line } = await testWithKey("restricted", ["accounts:read"]);
    expect(line("credentials").label).toBe("Restricted API key accepted");
    expect(line("account").state).toBe("pass");
    expect(line("sender")).toMatchObject({ state: "unknown", answer: { code: "70051" } });
  });
});

describe("wrong credentials", () => {
  it.each(["authToken", "keySecret", "accountSid"] as const)(
    "fail with what Twilio said, and every other check is skipped (%s)",
    async (wrong) => {
      const account = await twilio.account({ keys: [{ kind: "standard" }] });
      const { auth: key } = withKey(account, "standard");
      const isSecret = wrong === "keySecret";
      const { line, all, ids } = await runLines(
        configFor(account, {
          accountSid: wrong === "accountSid" ? `AC${"e".repeat(32)}` : account.sid,
          auth:
            wrong === "authToken"
              ? { kind: "authToken", authToken: "wrong" }
              : { ...key, keySecret: isSecret ? "wrong" : key.keySecret },
        }),
        sms,
        twilio.io(),
      );
      expect(line("reached").state).toBe("pass");
      expect(line("credentials")).toMatchObject({
        state: "fail",
        label: "Credentials refused",
        advice: expect.any(String),
        link: expect.stringContaining("/errors/20"),
      });
      const others = ids.filter((id) => id !== "reached" && id !== "credentials");
      for (const id of others) {
        expect(line(id)).toMatchObject({
          state: "skipped",
          meaning: "Twilio does not accept the credentials.",
        });
      }
      expect(all).toHaveLength(ids.length);
      expect(await account.messages()).toEqual([]);
    },
  );
});

describe("test credentials", () => {
  async function withTestCredentials(from: string) {
    const account = await twilio.account({ testCredentials: {} });
    const { testCredentials } = account.spec;
    if (!testCredentials) throw new Error("The account has no test credentials.");
    return configFor(account, {
      accountSid: testCredentials.accountSid,
      auth: { kind: "authToken", authToken: testCredentials.authToken },
      from: { kind: "phoneNumber", phoneNumber: from },
      voiceFrom: "",
    });
  }

  it("are recognised, and their message is accepted and delivered to nobody", async () => {
    const config = await withTestCredentials("+15005550006");
    const recipient = { ...sms, to: "+15005550006" };
    const { line, all } = await runLines(config, recipient, twilio.io());
    expect(line("credentials")).toMatchObject({
      state: "warn",
      label: "Test credentials accepted",
      answer: { code: "20008", httpStatus: 403 },
    });
    expect(line("sender")).toMatchObject({
      state: "pass",
      label: "Sender is Twilio's magic number",
    });
    expect(line("message").state).toBe("pass");
    expect(line("delivery")).toMatchObject({ state: "skipped" });
    expect(all.some(({ state }) => state === "fail")).toBe(false);
  });

  it("show the error of a magic recipient", async () => {
    const config = await withTestCredentials("+15005550006");
    const recipient = { ...sms, to: "+15005550004" };
    const { line } = await runLines(config, recipient, twilio.io());
    expect(line("message")).toMatchObject({ state: "fail", answer: { code: "21610" } });
  });

  it("are told to work with the magic sender only", async () => {
    const { line } = await runLines(await withTestCredentials(ownNumber), null, twilio.io());
    expect(line("sender")).toMatchObject({
      state: "warn",
      advice: "With test credentials only +1 500 555 0006 works as the sender.",
    });
  });
});

it("sends no secret anywhere but in the Authorization header", async () => {
  const account = await twilio.account();
  const config = configFor(account);
  await runLines(config, sms, twilio.io());
  await send(config, { ...sms, text: "x", channel: "sms" }, twilio.io(), quickPace().pace);
  expect(JSON.stringify(await account.requests())).not.toContain(account.spec.authToken);
});
