import "server-only";
import {
  and,
  asc,
  desc,
  eq,
  getTableColumns,
  gte,
  inArray,
  isNotNull,
  isNull,
  lt,
  or,
  type SQL,
  sql,
} from "drizzle-orm";
import { connectors } from "@/drizzle/schema/connectors";
import { messageEvents, messages } from "@/drizzle/schema/messages";
import { endUsers } from "@/drizzle/schema/users";
import type { ErrorClass } from "@/lib/connectors/kit/connector-error";
import type { Channel } from "@/lib/core/channel";
import { idPrefixes } from "@/lib/core/id-pattern";
import type { Queryable } from "@/lib/db/client";
import { isStoredStatus, tailDigits } from "./search";
import type { MessageStatus, ShownStatus } from "./status";

/** What messages are looked for by, in the terms of the table; absent means any. */
export type MessageQuery = {
  /** The last digits of a number, or all of it in E.164. */
  digits?: string;
  email?: string;
  statuses?: readonly ShownStatus[];
  classes?: readonly ErrorClass[];
  channel?: Channel;
  connectorId?: string;
  country?: string;
  /** Ids from here on, and ids before there. */
  fromId?: string;
  beforeId?: string;
};

const listColumns = {
  id: messages.id,
  createdAt: messages.createdAt,
  purpose: messages.purpose,
  channel: messages.channel,
  recipient: messages.recipient,
  country: messages.country,
  connectorId: messages.connectorId,
  connectorName: messages.connectorName,
  connectorType: messages.connectorType,
  templateName: messages.templateName,
  status: messages.status,
  errorClass: messages.errorClass,
  errorCode: messages.errorCode,
  segments: messages.segments,
  latencyMs: messages.latencyMs,
  costAmount: messages.costAmount,
  costCurrency: messages.costCurrency,
  verifiedAt: messages.verifiedAt,
};

/** What the export holds besides. */
const exportColumns = {
  ...listColumns,
  providerId: messages.providerId,
  sentAt: messages.sentAt,
  deliveredAt: messages.deliveredAt,
};

/** After every id, in whichever order of letters the database uses. */
const lastId = `${idPrefixes.message}_${"z".repeat(24)}`;

/** The words of the partial index `messages_trouble`. */
const isTrouble = sql`(${messages.errorClass} is not null or ${messages.status} in ('failed', 'undelivered', 'unknown'))`;
const troubleStatuses: readonly ShownStatus[] = ["failed", "undelivered", "unknown"];

/**
 * Splits a search into what one index answers in the order of ids, and what has to be looked at row
 * by row along it.
 */
function plan(projectId: string, query: MessageQuery): Plan {
  const then: SQL[] = [];
  const more = (condition: SQL | undefined) => {
    if (condition) then.push(condition);
  };
  const { digits, email, connectorId } = query;
  // A connector of another project has no messages here, however many it has there.
  const connector =
    connectorId === undefined
      ? undefined
      : sql`${messages.connectorId} = (select ${connectors.id} from ${connectors}
          where ${connectors.id} = ${connectorId} and ${connectors.projectId} = ${projectId})`;
  more(statusCondition(query.statuses));
  more(query.classes && inArray(messages.errorClass, [...query.classes]));
  more(query.channel && eq(messages.channel, query.channel));
  more(query.country === undefined ? undefined : eq(messages.country, query.country));
  if (digits !== undefined) {
    more(connector);
    if (digits.length > tailDigits)
      more(sql`right(${messages.recipient}, ${digits.length}::int) = ${digits}`);
    const tail = eq(messages.recipientTail, digits.slice(-tailDigits));
    return along(then, query, eq(messages.projectId, projectId), tail);
  }
  if (email !== undefined) {
    more(connector);
    const address = and(isNull(messages.recipientTail), eq(messages.recipient, email));
    return along(then, query, eq(messages.projectId, projectId), address);
  }
  const isRare =
    query.classes !== undefined ||
    query.statuses?.every((status) => troubleStatuses.includes(status)) === true;
  if (connector && !isRare) return along(then, query, connector);
  more(connector);
  return alongProject(then, query, projectId, isRare ? isTrouble : undefined);
}

type Plan = {
  /** Answered by one index, the range of ids included. */
  along: SQL | undefined;
  /** Looked at row by row. */
  then: SQL[];
  order: SQL[];
};

/** Along an index that ends in the id. */
const along = (
  then: SQL[],
  { fromId, beforeId }: MessageQuery,
  ...equal: (SQL | undefined)[]
): Plan => ({
  then,
  order: [desc(messages.id)],
  along: and(
    ...equal,
    fromId === undefined ? undefined : gte(messages.id, fromId),
    beforeId === undefined ? undefined : lt(messages.id, beforeId),
  ),
});

/**
 * Along the index of project and id. Both are compared together: where the project were a constant,
 * the database might walk the ids of all projects instead, past any number of another one's.
 */
function alongProject(
  then: SQL[],
  { fromId = "", beforeId = lastId }: MessageQuery,
  projectId: string,
  also: SQL | undefined,
): Plan {
  const place = sql`(${messages.projectId}, ${messages.id})`;
  return {
    then,
    order: [desc(messages.projectId), desc(messages.id)],
    along: and(
      sql`${place} >= (${projectId}, ${fromId})`,
      sql`${place} < (${projectId}, ${beforeId})`,
      also,
    ),
  };
}

/** A code that was entered has arrived: such a message is "verified" and nothing else. */
function statusCondition(statuses: readonly ShownStatus[] | undefined): SQL | undefined {
  if (!statuses) return undefined;
  const stored = statuses.filter(isStoredStatus);
  const open =
    stored.length === 0
      ? undefined
      : and(isNull(messages.verifiedAt), inArray(messages.status, stored));
  return statuses.includes("verified") ? or(isNotNull(messages.verifiedAt), open) : open;
}

/**
 * Where a search that cannot be answered by an index alone has to stop: the id `most` rows further
 * down the index it walks along. Null where it need not stop. Read from the index only.
 */
export async function selectSearchEnd(
  db: Queryable,
  projectId: string,
  query: MessageQuery,
  most: number,
): Promise<string | null> {
  const { along, then, order } = plan(projectId, query);
  if (then.length === 0) return null;
  const [row] = await db
    .select({ id: messages.id })
    .from(messages)
    .where(along)
    .orderBy(...order)
    .offset(most - 1)
    .limit(1);
  return row?.id ?? null;
}

/** Messages that match, newest first. */
export async function selectMessages(
  db: Queryable,
  projectId: string,
  query: MessageQuery,
  limit: number,
) {
  const { along, then, order } = plan(projectId, query);
  return await db
    .select(exportColumns)
    .from(messages)
    .where(and(along, ...then))
    .orderBy(...order)
    .limit(limit);
}
export type MessageRow = Awaited<ReturnType<typeof selectMessages>>[number];

/** Whether the project has ever sent anything. */
export async function hasMessages(db: Queryable, projectId: string): Promise<boolean> {
  const rows = await db
    .select({ id: messages.id })
    .from(messages)
    .where(eq(messages.projectId, projectId))
    .limit(1);
  return rows.length > 0;
}

/** Where messages to a user go now; "" for none. */
export async function selectUserAddresses(db: Queryable, projectId: string, userId: string) {
  const [row] = await db
    .select({ phone: endUsers.phone, email: endUsers.email })
    .from(endUsers)
    .where(and(eq(endUsers.projectId, projectId), eq(endUsers.id, userId)));
  return row ?? null;
}

export async function selectMessage(db: Queryable, projectId: string, messageId: string) {
  const [row] = await db
    .select({
      ...getTableColumns(messages),
      // One that was deleted cannot be opened.
      connectorId: connectors.id,
    })
    .from(messages)
    .leftJoin(connectors, eq(connectors.id, messages.connectorId))
    .where(and(eq(messages.projectId, projectId), eq(messages.id, messageId)));
  return row ?? null;
}

export async function selectMessageEvents(db: Queryable, messageId: string) {
  return await db
    .select({
      at: messageEvents.at,
      source: messageEvents.source,
      providerStatus: messageEvents.providerStatus,
      errorCode: messageEvents.errorCode,
      detail: messageEvents.detail,
    })
    .from(messageEvents)
    .where(eq(messageEvents.messageId, messageId))
    .orderBy(asc(messageEvents.at), asc(messageEvents.id));
}

/** What is known of one message's way, by its id. */
export async function selectFate(
  db: Queryable,
  projectId: string,
  messageId: string,
): Promise<{ status: MessageStatus; errorClass: string | null; errorCode: string | null } | null> {
  const [row] = await db
    .select({
      status: messages.status,
      errorClass: messages.errorClass,
      errorCode: messages.errorCode,
    })
    .from(messages)
    .where(and(eq(messages.id, messageId), eq(messages.projectId, projectId)));
  return row ?? null;
}
