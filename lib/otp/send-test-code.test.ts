import { describe, expect, it } from "vitest";
import { getConnectorTest } from "@/lib/connectors/get-connector-test";
import { listMessages } from "@/lib/sandbox/list-messages";
import { saveTemplate } from "@/lib/templates/save-template";
import { savedConnector } from "@/test/connectors";
import { createTestProject } from "@/test/context";
import { otpPolicy } from "./policy";
import { saveOtpChannel } from "./save-otp-channel";
import { seedOtp } from "./seed-otp";
import { sendTestCode } from "./send-test-code";

const project = await createTestProject();
const owner = project.ctxFor("owner");
const sandbox = await savedConnector(owner, { type: "sandbox", name: "Sandbox", config: {} });
await seedOtp(project.db, project.project.id, sandbox.connectorId, ["US"]);

async function finished(testId: string) {
  await expect
    .poll(async () => {
      const test = await getConnectorTest(owner, { testId });
      return test.ok && test.value.state;
    })
    .not.toBe("running");
  const test = await getConnectorTest(owner, { testId });
  if (!test.ok) throw new Error(test.error.code);
  return test.value;
}

describe("a test code", () => {
  it("goes out with the chosen template through the chosen connector", async () => {
    const template = await saveTemplate(owner, {
      name: "Mine",
      content: { channel: "sms", body: "{{code}} expires in {{expirationTimeMinutes}}" },
    });
    if (!template.ok) throw new Error(template.error.code);
    await saveOtpChannel(owner, {
      channel: "sms",
      isEnabled: true,
      connectorId: sandbox.connectorId,
      templateId: template.value.templateId,
      expiresInSeconds: 120,
      policy: otpPolicy.parse({}),
      expectedVersion: 1,
    });
    const started = await sendTestCode(owner, { channel: "sms", to: "+1 (415) 555-0199" });
    if (!started.ok) throw new Error(started.error.code);
    expect((await finished(started.value.testId)).state).toBe("passed");
    const messages = await listMessages(owner, {});
    if (!messages.ok) throw new Error(messages.error.code);
    expect(messages.value.messages).toMatchObject([
      { to: "+14155550199", message: { channel: "sms", text: "493021 expires in 2" } },
    ]);
  });

  it("goes out with another template and in another language where they are named", async () => {
    const other = await saveTemplate(owner, {
      name: "Other",
      content: { channel: "voice", body: "{{code}}" },
      locales: { de: { channel: "voice", body: "Der Code ist {{code}}" } },
    });
    if (!other.ok) throw new Error(other.error.code);
    const { templateId } = other.value;
    const input = { channel: "voice", to: "+14155550198", templateId, locale: "de-AT" } as const;
    const started = await sendTestCode(owner, input);
    if (!started.ok) throw new Error(started.error.code);
    expect((await finished(started.value.testId)).state).toBe("passed");
    const messages = await listMessages(owner, { channel: "voice" });
    if (!messages.ok) throw new Error(messages.error.code);
    expect(messages.value.messages[0]?.message).toMatchObject({
      language: "de-DE",
      script: expect.arrayContaining([{ say: "Der Code ist" }]),
    });
    expect(await sendTestCode(owner, { ...input, channel: "sms" })).toMatchObject({
      error: { fields: { templateId: expect.any(String) } },
    });
  });

  it.each([
    ["sms", "4155550199"],
    ["voice", "+1"],
    ["email", "nobody"],
  ] as const)("for %s is not sent to %j", async (channel, to) => {
    expect(await sendTestCode(owner, { channel, to })).toMatchObject({
      error: { code: "invalid_input", fields: { to: expect.any(String) } },
    });
  });

  it("is not for viewers", async () => {
    const sent = await sendTestCode(project.ctxFor("viewer"), {
      channel: "sms",
      to: "+14155550199",
    });
    expect(sent).toMatchObject({ error: { code: "forbidden" } });
  });
});
