import "server-only";
import type { Ctx } from "@/lib/auth/context";
import type { LookedUp } from "@/lib/connectors/kit/receipt";
import { newId } from "@/lib/core/ids";
import { insertHeard, type Known } from "./receipt-store";
import type { MessageAnswer } from "./schema";
import { wasNeverSpoken } from "./voice-script-store";

type Told = {
  connectorId: string;
  /** The message it is about; null where only the provider's id tells. */
  messageId: string | null;
  source: "receipt" | "poll";
  receipt: LookedUp;
};

/** When a message that the provider tells of first is looked at, for its price. */
const firstPollMs = 120_000;

/**
 * Writes down what a provider says of a message: one line of its story for each of the provider's
 * words, and its status where that is news. The same words late, twice and in any order end in the
 * same place. Only annotates: null where this connector has no such message.
 */
export async function recordStatus(
  { db, clock }: Pick<Ctx, "db" | "clock">,
  { connectorId, messageId, source, receipt: told }: Told,
): Promise<Known | null> {
  const at = clock.now();
  const receipt = await heardByNobody(db, messageId, told);
  return insertHeard(db, {
    connectorId,
    messageId,
    providerId: receipt.providerId,
    source,
    at,
    eventId: newId("messageEvent"),
    status: receipt.status,
    providerStatus: receipt.providerStatus,
    errorClass: receipt.error?.class ?? null,
    errorCode: receipt.errorCode ?? null,
    detail: detailOf(receipt),
    cost: receipt.cost ?? null,
    segments: receipt.segments ?? null,
    firstPollAt: new Date(at.getTime() + firstPollMs),
  });
}

/** An answered call whose text nobody asked for has not delivered anything. */
async function heardByNobody(
  db: Ctx["db"],
  messageId: string | null,
  receipt: LookedUp,
): Promise<LookedUp> {
  if (messageId === null || !receipt.isAnsweredCall || !receipt.isFinal) return receipt;
  if (!(await wasNeverSpoken(db, messageId))) return receipt;
  return {
    ...receipt,
    status: "undelivered",
    error: {
      class: "unreachable",
      answer: {},
      meaning: "The call was answered, but nobody pressed a key. It may have been voicemail.",
      advice: "Try again, or send a text message.",
      isRetrySafe: false,
    },
  };
}

function detailOf({ error }: LookedUp): MessageAnswer {
  if (!error) return {};
  const { answer, meaning, advice, link } = error;
  return { ...answer, meaning, advice, ...(link ? { link } : {}) };
}
