import "server-only";
import { and, eq, inArray, sql } from "drizzle-orm";
import { otpChannels } from "@/drizzle/schema/otp";
import type { Channel } from "@/lib/core/channel";
import { newId } from "@/lib/core/ids";
import type { Queryable } from "@/lib/db/client";
import { type OtpPolicy, otpPolicy } from "./policy";

export type OtpChannelSettings = {
  channel: Channel;
  isEnabled: boolean;
  connectorId: string;
  templateId: string | null;
  expiresInSeconds: number;
  policy: OtpPolicy;
  version: number;
};

const columns = {
  channel: otpChannels.channel,
  isEnabled: otpChannels.isEnabled,
  connectorId: otpChannels.connectorId,
  templateId: otpChannels.templateId,
  expiresInSeconds: otpChannels.expiresInSeconds,
  policy: otpChannels.policy,
  version: otpChannels.version,
};

export async function selectOtpChannels(
  db: Queryable,
  projectId: string,
): Promise<OtpChannelSettings[]> {
  const rows = await db
    .select(columns)
    .from(otpChannels)
    .where(eq(otpChannels.projectId, projectId));
  return rows.map((row) => ({ ...row, policy: otpPolicy.parse(row.policy) }));
}

/** Where connectors stand as the default of a channel. */
export async function selectConnectorChannels(
  db: Queryable,
  projectId: string,
  connectorIds?: string[],
): Promise<{ connectorId: string; channel: Channel }[]> {
  return db
    .select({ connectorId: otpChannels.connectorId, channel: otpChannels.channel })
    .from(otpChannels)
    .where(
      and(
        eq(otpChannels.projectId, projectId),
        connectorIds && inArray(otpChannels.connectorId, connectorIds),
      ),
    );
}

type Values = Omit<OtpChannelSettings, "version">;

/** What is left out of `policy` has its default, now and after defaults have changed. */
type FirstValues = Omit<Values, "policy"> & { policy: Partial<OtpPolicy> };

export async function insertOtpChannel(
  tx: Queryable,
  projectId: string,
  values: FirstValues,
): Promise<void> {
  await tx.insert(otpChannels).values({ id: newId("otpChannel"), projectId, ...values });
}

/** Saves over the version the card was filled from; false when somebody saved in between. */
export async function updateOtpChannel(
  tx: Queryable,
  projectId: string,
  { channel, ...values }: Values,
  expectedVersion: number,
): Promise<boolean> {
  const rows = await tx
    .update(otpChannels)
    .set({ ...values, version: sql`${otpChannels.version} + 1` })
    .where(
      and(
        eq(otpChannels.projectId, projectId),
        eq(otpChannels.channel, channel),
        eq(otpChannels.version, expectedVersion),
      ),
    )
    .returning({ id: otpChannels.id });
  return rows.length === 1;
}

/** Points the named channels from one connector to another. */
export async function replaceOtpConnector(
  tx: Queryable,
  projectId: string,
  channels: Channel[],
  connectorId: string,
): Promise<void> {
  await tx
    .update(otpChannels)
    .set({ connectorId, version: sql`${otpChannels.version} + 1` })
    .where(and(eq(otpChannels.projectId, projectId), inArray(otpChannels.channel, channels)));
}
