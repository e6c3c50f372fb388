import { startFakeTwilio } from "@/e2e/fakes/twilio";
import { twilioSignature } from "@/e2e/fakes/twilio/signature";
import { configFor, ownNumber, phone, twilioIo, withKey } from "@/test/twilio";
import type { ContractCase } from "../../kit/contract-case";
import type { InboundRequest } from "../../kit/receipt";
import type { TwilioConfig } from "./client";
import { twilioErrors } from "./errors";
import { explain } from "./explain";

const secret = "keySecretOfTheContractSuite00001";
const keySid = `SK${"9".repeat(32)}`;

async function start(isDown: boolean) {
  const fake = await startFakeTwilio();
  const account = await fake.control.createAccount({
    keys: [{ kind: "standard", sid: keySid, secret }],
    numbers: [{ phoneNumber: ownNumber }],
    progress: { mode: "auto", stepMs: 1 },
  });
  return {
    config: configFor(account, withKey(account, "standard")),
    io: twilioIo(isDown ? "http://127.0.0.1:1" : fake.url),
    sentCount: async () => (await account.messages()).length + (await account.calls()).length,
    close: () => fake.close(),
  };
}

const accountSid = `AC${"8".repeat(32)}`;
const authToken = "7".repeat(32);
const signedConfig: TwilioConfig = {
  accountSid,
  auth: { kind: "authToken", authToken },
  from: { kind: "phoneNumber", phoneNumber: ownNumber },
  voiceFrom: ownNumber,
};

function signedPost(fields: Record<string, string>): InboundRequest {
  const url = "https://otp.example.com/api/webhooks/here?a=1";
  const form = new URLSearchParams({ AccountSid: accountSid, ...fields });
  return {
    url,
    headers: {
      "content-type": "application/x-www-form-urlencoded; charset=UTF-8",
      "x-twilio-signature": twilioSignature(authToken, url, form),
    },
    body: form.toString(),
  };
}

export const contractCase: ContractCase<TwilioConfig> = {
  recipient: { to: phone, channel: "sms", message: null },
  secrets: [secret, Buffer.from(`${keySid}:${secret}`).toString("base64")],
  start: () => start(false),
  startDown: () => start(true),
  signed: {
    config: signedConfig,
    receipt: signedPost({ MessageSid: `SM${"a".repeat(32)}`, MessageStatus: "delivered" }),
    keyPress: signedPost({ CallSid: `CA${"a".repeat(32)}`, Digits: "1" }),
  },
  errorClasses: () =>
    Object.fromEntries(
      Object.values(twilioErrors)
        .flatMap((errors) => Object.keys(errors))
        .map((code) => {
          const answer = { httpStatus: 400, code };
          return [code, explain({ kind: "refused", answer, isTwilio: true }, "write").class];
        }),
    ),
};
