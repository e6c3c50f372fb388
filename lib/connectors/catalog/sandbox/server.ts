import "server-only";
import type { OutgoingMessage, SendOutcome } from "../../kit/message";
import type { ConnectorIo, ServerOf } from "../../kit/server-half";
import { standardMessage } from "../../kit/standard-message";
import type { TestLine } from "../../kit/test-line";
import type { sandbox } from "./definition";

const ready: TestLine = {
  id: "ready",
  label: "The sandbox phone takes messages",
  state: "pending",
};
const delivery: TestLine = { id: "delivery", label: "Message delivered", state: "pending" };

export const sandboxServer: ServerOf<typeof sandbox> = {
  async send(_config, message, io): Promise<SendOutcome> {
    return deliver(message, io);
  },

  planTest: (_config, recipient) => (recipient ? [ready, delivery] : [ready]),

  async *runTest(_config, recipient, io) {
    yield { ...ready, state: "pass", meaning: "It belongs to this console and needs no account." };
    if (!recipient) return;
    const { answer } = await deliver(recipient.message ?? standardMessage(recipient), io);
    yield {
      ...delivery,
      label: "Message delivered to the sandbox phone",
      state: "pass",
      answer,
      meaning: "It is on the Sandbox phone page now.",
    };
  },
};

async function deliver(message: OutgoingMessage, io: ConnectorIo) {
  const providerId = await io.deliverToSandbox(message);
  const answer = { requestId: providerId };
  const arrived = { status: "delivered", state: "delivered" } as const;
  return { outcome: "sent", providerId, ...arrived, answer } as const;
}
