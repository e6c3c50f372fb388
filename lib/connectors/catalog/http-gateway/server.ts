import "server-only";
import type { ConfigOf } from "../../kit/define";
import type { OutgoingMessage, SendOutcome } from "../../kit/message";
import { deadline } from "../../kit/network/deadline";
import { systemNetwork } from "../../kit/network/network";
import { openHttp } from "../../kit/network/open-http";
import type { ConnectorIo, ServerOf } from "../../kit/server-half";
import type { httpGateway } from "./definition";
import { exchange, explainNoConnection } from "./exchange";
import { planTest, runTest } from "./run-test";

export const httpGatewayServer: ServerOf<typeof httpGateway> = { send, planTest, runTest };

async function send(
  config: ConfigOf<typeof httpGateway>,
  message: OutgoingMessage,
  io: ConnectorIo,
): Promise<SendOutcome> {
  const network = io.network ?? systemNetwork();
  const signal = deadline(io.signal, network.totalTimeoutMs);
  const opened = await openHttp(network, new URL(config.url), signal);
  if (!opened.ok) return { outcome: "refused", error: explainNoConnection(config, opened.error) };
  const { outcome } = await exchange(config, message, opened.value, { now: io.now(), signal });
  return outcome;
}
