import "server-only";
import type { Channel } from "@/lib/core/channel";
import type { Queryable } from "@/lib/db/client";
import { type OtpChannelSettings, selectOtpChannels } from "./store";

/** The settings of a channel, for flows that only pretend to send. They have checked who asks. */
export async function readChannel(
  db: Queryable,
  projectId: string,
  channel: Channel,
): Promise<OtpChannelSettings | null> {
  const all = await selectOtpChannels(db, projectId);
  return all.find((one) => one.channel === channel) ?? null;
}
