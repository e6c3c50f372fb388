import "server-only";
import type { ProjectCtx } from "@/lib/auth/context";
import { deliverMessage } from "@/lib/sandbox/deliver-message";
import type { ConnectorIo } from "./kit/server-half";

/** The world as a server half may see it. `connectorName` is what the Sandbox phone shows. */
export const connectorIo = (
  ctx: ProjectCtx,
  connectorName: string,
  signal: AbortSignal,
): ConnectorIo => ({
  now: () => ctx.clock.now(),
  signal,
  twilioBaseUrl: ctx.twilioBaseUrl,
  deliverToSandbox: (message) => deliverMessage(ctx, { connectorName, message }),
});
