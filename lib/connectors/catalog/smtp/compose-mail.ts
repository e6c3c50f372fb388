import "server-only";
import MailComposer from "nodemailer/lib/mail-composer";
import type { ConfigOf } from "../../kit/define";
import type { OutgoingMessage } from "../../kit/message";
import type { smtp } from "./definition";

export type Mail = { from: string; to: string; raw: Buffer; messageId: string };

/**
 * The mail as bytes, with its envelope. The message's text is content only: the composer may open
 * neither files nor addresses, and line breaks in a header value are removed, not obeyed.
 */
export async function composeMail(
  config: ConfigOf<typeof smtp>,
  message: Extract<OutgoingMessage, { channel: "email" }>,
): Promise<Mail> {
  const node = new MailComposer({
    // As objects: a text would be parsed, and a comma in it would make two recipients.
    from: { name: config.fromName, address: config.fromAddress },
    to: { name: "", address: message.to },
    subject: message.subject,
    text: message.text,
    html: message.html,
    // Out-of-office answers to a one-time password help nobody.
    headers: { "Auto-Submitted": "auto-generated" },
    disableFileAccess: true,
    disableUrlAccess: true,
  }).compile();
  const { from, to } = node.getEnvelope();
  return {
    from: from || config.fromAddress,
    to: [to].flat()[0] ?? message.to,
    raw: await node.build(),
    messageId: node.messageId(),
  };
}
