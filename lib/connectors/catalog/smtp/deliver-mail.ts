import "server-only";
import type { ConfigOf } from "../../kit/define";
import type { OutgoingMessage, SendOutcome } from "../../kit/message";
import { composeMail } from "./compose-mail";
import type { smtp } from "./definition";
import { answerOf, explainFailure } from "./explain-failure";
import { isMailAddress } from "./schemas";
import type { SmtpSession } from "./session";

/** Hands a mail to a server that is connected and signed in to. */
export async function deliverMail(
  config: ConfigOf<typeof smtp>,
  message: OutgoingMessage,
  session: SmtpSession,
): Promise<SendOutcome> {
  if (message.channel !== "email") throw new Error(`SMTP carries no ${message.channel}.`);
  if (!isMailAddress(message.to)) return { outcome: "refused", error: notAnAddress };
  const mail = await composeMail(config, message);
  const sent = await session.deliver(mail);
  if (!sent.ok) {
    const error = explainFailure(config, sent.error, message.to);
    return { outcome: error.class === "unknown_outcome" ? "unknown" : "refused", error };
  }
  const providerId = queueId(sent.value) ?? mail.messageId;
  const answer = { ...answerOf(config, sent.value, message.to), requestId: providerId };
  return { outcome: "sent", providerId, status: "accepted", state: "sent", answer };
}

/** The id under which the server's own log has the mail, as far as its reply names one. */
function queueId(reply: string): string | null {
  const found = /\bqueued as ([\w.@<>-]+)|\bid=([\w.-]+)|\bqueued ([\w.-]{6,})/i.exec(reply);
  return found?.[1] ?? found?.[2] ?? found?.[3] ?? null;
}

const notAnAddress = {
  class: "bad_recipient",
  answer: {},
  meaning: "The recipient is not an e-mail address.",
  advice: "Check the address.",
  isRetrySafe: false,
} as const;
