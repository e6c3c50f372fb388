import "server-only";
import type { Channel } from "@/lib/core/channel";
import type { Queryable } from "@/lib/db/client";
import { replaceOtpConnector } from "./store";

/** The OTP part of replacing a connector everywhere, inside the transaction of the whole. */
export function replaceConnectorInOtp(
  tx: Queryable,
  projectId: string,
  channels: Channel[],
  connectorId: string,
): Promise<void> {
  return replaceOtpConnector(tx, projectId, channels, connectorId);
}
