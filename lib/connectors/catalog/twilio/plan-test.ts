import type { TestLine, TestRecipient } from "../../kit/test-line";
import { receiptTokenOf } from "./check-receipt-token";
import type { TwilioConfig } from "./client";
import type { LineId } from "./line";

/** The lines of a test in their final order, all pending. */
export function planTest(config: TwilioConfig, recipient: TestRecipient | null): TestLine[] {
  const line = (id: LineId, label: string): TestLine => ({ id, label, state: "pending" });
  const { from, voiceFrom } = config;
  const mayCall = voiceFrom !== "" || recipient?.channel === "voice";
  return [
    line("reached", "Reach Twilio"),
    line("credentials", "Credentials"),
    ...(receiptTokenOf(config) === null ? [] : [line("receipts", "Auth token for receipts")]),
    line("account", "Account state"),
    line("balance", "Balance"),
    ...(from.kind === "phoneNumber"
      ? [line("sender", "Sender belongs to the account"), line("sender-sms", "Sender can send SMS")]
      : [
          line("service", "Messaging service exists"),
          line("service-senders", "Messaging service has senders"),
        ]),
    ...(voiceFrom ? [line("voice-sender", "Calls can come from the voice number")] : []),
    ...(recipient
      ? [
          line("sms-country", "SMS to the recipient's country"),
          ...(mayCall ? [line("voice-country", "Calls to the recipient's country")] : []),
          line("message", recipient.channel === "voice" ? "Call accepted" : "Message accepted"),
          line("delivery", recipient.channel === "voice" ? "Call answered" : "Delivery"),
        ]
      : []),
  ];
}
