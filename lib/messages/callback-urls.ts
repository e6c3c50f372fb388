import "server-only";
import type { ProjectCtx } from "@/lib/auth/context";
import type { OutgoingMessage } from "@/lib/connectors/kit/message";
import type { Callbacks } from "@/lib/connectors/kit/server-half";
import { callbackOrigin } from "@/lib/core/callback-origin";
import { holdScript } from "./hold-script";

type Sending = {
  connector: { id: string; receiptToken: string };
  messageId: string;
  message: OutgoingMessage;
};

/**
 * The addresses of this server that a provider may call about one message; undefined where the
 * public URL is not set. The id of the message stands in the address, because a report may come
 * before the answer to the send, and because there may be no answer at all.
 */
export function callbackUrls(
  ctx: ProjectCtx,
  { connector, messageId, message }: Sending,
  origin: string | null = callbackOrigin(),
): Callbacks | undefined {
  if (origin === null) return undefined;
  const base = `${origin}/api/webhooks/${connector.id}/${connector.receiptToken}`;
  return {
    statusUrl: `${base}/${messageId}`,
    async holdScript() {
      if (message.channel !== "voice") throw new Error("Only a call has a script to hold.");
      const { script, language, validForSeconds } = message;
      const spoken = { script, language };
      const held = { connectorId: connector.id, messageId, spoken, validForSeconds };
      return `${base}/voice/${await holdScript(ctx, held)}`;
    },
  };
}
