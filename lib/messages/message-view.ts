import "server-only";
import type { ErrorClass } from "@/lib/connectors/kit/connector-error";
import type { Channel } from "@/lib/core/channel";
import { formatPhone } from "@/lib/core/phone";
import { maskRecipient } from "./mask-recipient";
import type { MessageRow } from "./read-store";
import { errorClass } from "./schema";
import type { ShownStatus } from "./status";

/** One row of the table. Times are ISO 8601 in UTC; `to` is masked for roles that may not see it. */
export type MessageListItem = {
  id: string;
  createdAt: string;
  purpose: "otp" | "flow" | "test";
  channel: Channel;
  to: string;
  country: string | null;
  /** `id` is null once the connector was deleted. */
  connector: { id: string | null; name: string; type: string };
  templateName: string;
  status: ShownStatus;
  errorClass: ErrorClass | null;
  /** The provider's own code, such as "21408". */
  errorCode: string | null;
  segments: number | null;
  /** Milliseconds from the intent to the provider's answer. */
  latencyMs: number | null;
  cost: Cost | null;
};

/** A decimal number as text, and an ISO 4217 code. */
export type Cost = { amount: string; currency: string };

type Row = Omit<MessageRow, "providerId" | "sentAt" | "deliveredAt">;

export const toListItem = (row: Row, reveals: boolean): MessageListItem => ({
  id: row.id,
  createdAt: row.createdAt.toISOString(),
  purpose: row.purpose,
  channel: row.channel,
  to: showRecipient(row, reveals),
  country: row.country,
  connector: { id: row.connectorId, name: row.connectorName, type: row.connectorType },
  templateName: row.templateName,
  status: row.verifiedAt ? "verified" : row.status,
  // What arrived in the end has no trouble any more.
  errorClass: row.verifiedAt || row.status === "delivered" ? null : readClass(row.errorClass),
  errorCode: row.errorCode,
  segments: row.segments,
  latencyMs: row.latencyMs,
  cost: readCost(row),
});

/** A recipient as somebody may read it, numbers in international form. */
function showRecipient(
  { channel, recipient }: { channel: Channel; recipient: string },
  reveals: boolean,
): string {
  if (!reveals) return maskRecipient(channel, recipient);
  return channel === "email" ? recipient : formatPhone(recipient);
}

/** The same in the form that other programs read. */
export const exportRecipient = (
  { channel, recipient }: { channel: Channel; recipient: string },
  reveals: boolean,
): string => (reveals ? recipient : maskRecipient(channel, recipient));

/** A class that this version does not know is none. */
const readClass = (text: string | null): ErrorClass | null =>
  errorClass.safeParse(text).data ?? null;

const readCost = ({ costAmount, costCurrency }: Row): Cost | null =>
  costAmount !== null && costCurrency !== null
    ? { amount: costAmount, currency: costCurrency }
    : null;
