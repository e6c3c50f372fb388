import { expect, it } from "vitest";
import { createOtpProject } from "@/test/otp";
import { changeTestCode } from "./change-test-code";
import { describeCodeLengths } from "./code-lengths";
import { getOtp } from "./get-otp";
import { makeTestUser } from "./make-test-user";
import { saveOtpChannel } from "./save-otp-channel";

const test = await createOtpProject();
const admin = test.ctxFor("admin");

async function setLength(channel: "sms" | "email", codeLength: number) {
  const otp = await getOtp(admin);
  const card = otp.ok ? otp.value.find((one) => one.channel === channel) : undefined;
  if (!card) throw new Error("The channel has no settings.");
  const { isEnabled, connectorId, templateId, expiresInSeconds, version, policy } = card;
  const values = { isEnabled, connectorId, templateId, expiresInSeconds, expectedVersion: version };
  const saved = await saveOtpChannel(admin, {
    channel,
    ...values,
    policy: { ...policy, codeLength },
  });
  if (!saved.ok) throw new Error(JSON.stringify(saved.error));
}

it("a fixed code is as long as the codes of some channel", async () => {
  await setLength("email", 8);
  const make = (loginId: string, code: string) => makeTestUser(admin, { loginId, code });
  expect(await make("six@example.com", "482915")).toMatchObject({ ok: true });
  const made = await make("eight@example.com", "48291573");
  expect(made).toMatchObject({ ok: true });
  expect(await make("seven@example.com", "4829157")).toMatchObject({
    error: {
      code: "invalid_input",
      fields: { code: expect.stringContaining("8 digits for e-mail") },
    },
  });
  const userId = made.ok ? made.value.userId : "";
  expect(await changeTestCode(admin, { userId, code: "4829157" })).toMatchObject({
    error: { code: "invalid_input", fields: { code: expect.any(String) } },
  });
  expect(await changeTestCode(admin, { userId, code: "482916" })).toMatchObject({ ok: true });
});

it("a random one is as long as the codes that reach the user", async () => {
  await setLength("email", 8);
  const lengthFor = async (loginId: string) => {
    const made = await makeTestUser(admin, { loginId });
    if (!made.ok) return null;
    const changed = await changeTestCode(admin, { userId: made.value.userId });
    return changed.ok ? changed.value.code.length : null;
  };
  expect(await lengthFor("random@example.com")).toBe(8);
  expect(await lengthFor("+14155550155")).toBe(6);
});

it("the form says it once where all channels agree, and for each length where not", () => {
  const sms = { channel: "sms", digits: 6 } as const;
  const voice = { channel: "voice", digits: 6 } as const;
  expect(describeCodeLengths([sms, voice])).toBe("6 digits");
  expect(describeCodeLengths([sms, voice, { channel: "email", digits: 8 }])).toBe(
    "6 digits for SMS and voice, 8 digits for e-mail",
  );
});
