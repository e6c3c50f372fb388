import { parsePhone } from "@/lib/core/phone";
import type { ConnectorIo } from "../../kit/server-half";
import type { TestLine, TestRecipient } from "../../kit/test-line";
import { checkAccount, checkBalance, isTrial } from "./check-account";
import { checkCountry } from "./check-country";
import {
  type CredentialCheck,
  checkCredentials,
  isTwilioSpeaking,
  reachedBy,
  unreached,
} from "./check-credentials";
import { checkReceiptToken, receiptTokenOf } from "./check-receipt-token";
import { checkSender, checkVoiceSender } from "./check-sender";
import { checkService } from "./check-service";
import { openTwilio, type TwilioConfig, type TwilioSession } from "./client";
import type { Asked } from "./fault";
import type { LineId, Verdict } from "./line";
import { streamLines } from "./line-stream";
import { messageOf, sendLive } from "./live-send";
import { type Pace, startDeadline } from "./pace";
import { planTest } from "./plan-test";
import { askAccount, askAnyNumber, askKeys } from "./probes";
import { unspeakable } from "./send";

/**
 * Asks Twilio everything the plan lists and yields each line once it is known; the line on
 * delivery comes several times. The checks end within the pace's deadline whatever Twilio does.
 */
export async function* runTest(
  config: TwilioConfig,
  recipient: TestRecipient | null,
  io: ConnectorIo,
  pace: Pace,
): AsyncGenerator<TestLine> {
  // Checks, live message and its fate each have their own deadline within this one.
  const scope = startDeadline(2 * pace.deadlineMs + 2 * pace.followMs, io.signal);
  const scoped = { ...io, signal: scope.signal };
  const plan = planTest(config, recipient);
  try {
    yield* streamLines(async (push) => {
      const tell = (id: LineId, verdict: Verdict) => {
        if (plan.some((line) => line.id === id)) push({ ...verdict, id });
      };
      const skipRest = (told: readonly LineId[], reason: string) => {
        for (const line of plan)
          if (!told.some((id) => id === line.id))
            push({ ...line, state: "skipped", meaning: reason });
      };
      const session = openTwilio(
        config,
        scoped,
        checksPace(pace),
        recipient ? unspeakable(messageOf(recipient)) : [],
      );
      try {
        const credentials = await checkAll(session, config, recipient, tell, skipRest, (token) =>
          checkReceiptToken(config, token, scoped, checksPace(pace)),
        );
        if (!credentials || !recipient) return;
        await sendLive(config, recipient, credentials.kind === "test", scoped, pace, tell);
      } finally {
        session.end();
      }
    });
  } finally {
    // Whoever stops reading stops the work too.
    scope.abort();
    scope.end();
  }
}

/** First who asks, then what there is: two rounds of questions that fit into the deadline. */
const checksPace = (pace: Pace): Pace => ({ ...pace, questionMs: pace.deadlineMs / 2 });

type Tell = (id: LineId, verdict: Verdict) => void;

/** Everything that sends nothing. Null when there is no point in going on. */
async function checkAll(
  session: TwilioSession,
  config: TwilioConfig,
  recipient: TestRecipient | null,
  tell: Tell,
  skipRest: (told: readonly LineId[], reason: string) => void,
  checkToken: (token: string) => Promise<Verdict>,
): Promise<CredentialCheck | null> {
  const isKey = config.auth.kind === "apiKey";
  const heard = { isTold: false };
  const listen = <T>(asked: Asked<T>): Asked<T> => {
    if (!heard.isTold && isTwilioSpeaking(asked)) {
      heard.isTold = true;
      tell("reached", reachedBy(asked));
    }
    return asked;
  };
  const [account, numbers, keys] = await Promise.all([
    askAccount(session, config.accountSid).then(listen),
    isKey ? askAnyNumber(session).then(listen) : null,
    isKey ? askKeys(session).then(listen) : null,
  ]);
  const first = { account, numbers, keys };
  if (!heard.isTold) {
    tell("reached", unreached(account));
    skipRest(["reached"], "Twilio was not reached.");
    return null;
  }
  const credentials = checkCredentials(config.auth.kind, first);
  tell("credentials", credentials.verdict);
  if (!credentials.canGoOn) {
    skipRest(["reached", "credentials"], "Twilio does not accept the credentials.");
    return null;
  }
  tell("account", checkAccount(account, credentials.kind));

  const isTest = credentials.kind === "test";
  const phone = recipient ? parsePhone(recipient.to) : null;
  const country = phone?.ok ? phone.value.country : null;
  const { from, voiceFrom } = config;
  const context = { isTest, isTrial: isTrial(account), recipientCountry: country };
  const token = receiptTokenOf(config);
  await Promise.all([
    token && checkToken(token).then((verdict) => tell("receipts", verdict)),
    checkBalance(session, account, credentials.kind).then((verdict) => tell("balance", verdict)),
    from.kind === "phoneNumber"
      ? checkSender(session, from.phoneNumber, context).then(({ owned, canSms }) => {
          tell("sender", owned);
          tell("sender-sms", canSms);
        })
      : checkService(session, from.messagingServiceSid, isTest).then(({ exists, senders }) => {
          tell("service", exists);
          tell("service-senders", senders);
        }),
    voiceFrom &&
      checkVoiceSender(session, voiceFrom, isTest).then((verdict) => tell("voice-sender", verdict)),
    ...(recipient
      ? (["sms", "voice"] as const).map(async (channel) =>
          tell(`${channel}-country`, await checkCountry(session, channel, country, isTest)),
        )
      : []),
  ]);
  return credentials;
}
