import "server-only";
import { channels } from "@/lib/core/channel";
import type { Queryable } from "@/lib/db/client";
import { expiryMinutes } from "./schema";
import { insertOtpChannel } from "./store";

/**
 * The start of a new project: every channel on, through `connectorId`, with the System template.
 * `countries` (ISO codes) are those whose numbers codes go to.
 */
export async function seedOtp(
  tx: Queryable,
  projectId: string,
  connectorId: string,
  countries: readonly string[],
): Promise<void> {
  for (const channel of channels)
    await insertOtpChannel(tx, projectId, {
      channel,
      isEnabled: true,
      connectorId,
      templateId: null,
      expiresInSeconds: expiryMinutes.standard * 60,
      policy: channel === "email" ? {} : { countries: [...countries] },
    });
}
