import "server-only";
import { httpGatewayServer } from "./catalog/http-gateway/server";
import { sandboxServer } from "./catalog/sandbox/server";
import { smtpServer } from "./catalog/smtp/server";
import { twilioServer } from "./catalog/twilio/server";
import type { ConnectorServer, ServerOf } from "./kit/server-half";
import type { definitions } from "./registry";

type Servers = { [D in (typeof definitions)[number] as D["id"]]: ServerOf<D> };

/** The server half of every type: a type without one does not compile. */
export const servers: Servers = {
  twilio: twilioServer,
  smtp: smtpServer,
  "http-gateway": httpGatewayServer,
  sandbox: sandboxServer,
};

export type AnyConnectorServer = ConnectorServer<Record<string, unknown>>;
