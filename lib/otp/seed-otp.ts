import "server-only";
import { channels } from "@/lib/core/channel";
import type { Queryable } from "@/lib/db/client";
import { expiryMinutes } from "./schema";
import { insertOtpChannel } from "./store";

/** The start of a new project: every channel on, through `connectorId`, with the System template. */
export async function seedOtp(
  tx: Queryable,
  projectId: string,
  connectorId: string,
): Promise<void> {
  for (const channel of channels)
    await insertOtpChannel(tx, projectId, {
      channel,
      isEnabled: true,
      connectorId,
      templateId: null,
      expiresInSeconds: expiryMinutes.standard * 60,
    });
}
