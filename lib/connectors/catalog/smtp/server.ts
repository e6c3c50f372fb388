import "server-only";
import type { ConfigOf } from "../../kit/define";
import type { OutgoingMessage, SendOutcome } from "../../kit/message";
import type { ConnectorIo, ServerOf } from "../../kit/server-half";
import type { smtp } from "./definition";
import { deliverMail } from "./deliver-mail";
import { explainFailure } from "./explain-failure";
import { planTest, runTest } from "./run-test";
import { SmtpSession } from "./session";

export const smtpServer: ServerOf<typeof smtp> = { send, planTest, runTest };

async function send(
  config: ConfigOf<typeof smtp>,
  message: OutgoingMessage,
  io: ConnectorIo,
): Promise<SendOutcome> {
  const session = new SmtpSession(config, io);
  try {
    const connected = await session.connect();
    const ready = connected.ok ? await session.signIn() : connected;
    if (ready.ok) return await deliverMail(config, message, session);
    return { outcome: "refused", error: explainFailure(config, ready.error, message.to) };
  } finally {
    session.close();
  }
}
