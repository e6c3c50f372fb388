import type { AccountHandle } from "../fakes/twilio/control";
import { test as base } from "../fixtures";
import { TwilioForm } from "./twilio-form";

export const smsNumber = "+12025550143";
export const voiceNumber = "+14155550199";

type Twilio = {
  /** An account of the test's own: a key of each kind, a number for each channel, a service. */
  account: AccountHandle;
  form: TwilioForm;
};
/** Tests of Twilio connectors, each with an account of its own at the stand-in. */
export const test = base.extend<Twilio>({
  account: async ({ twilio, watch }, use) => {
    const account = await twilio.createAccount({
      keys: [
        { kind: "standard" },
        { kind: "restricted", permissions: ["messages:create", "messages:read"] },
      ],
      testCredentials: {},
      numbers: [
        { phoneNumber: smsNumber },
        { phoneNumber: voiceNumber, capabilities: { sms: false, voice: true } },
      ],
      services: [{ friendlyName: "Sign-in codes", phoneNumbers: [smsNumber] }],
      geo: { sms: ["US"], voice: ["US"] },
    });
    watch.keepSecret(
      account.spec.authToken,
      account.key("standard").secret,
      account.key("restricted").secret,
      account.spec.testCredentials?.authToken ?? "",
    );
    await use(account);
    await account.remove();
  },
  form: async ({ page }, use) => use(new TwilioForm(page)),
});
