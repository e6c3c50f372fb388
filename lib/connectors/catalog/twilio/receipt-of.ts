import type { ConnectorError, ProviderAnswer } from "../../kit/connector-error";
import type { Receipt } from "../../kit/receipt";
import { explainLater } from "./explain";
import { fateOf } from "./statuses";

/** What a status of Twilio's says of a message or call. A status we do not know says nothing yet. */
export function receiptOf(
  providerId: string,
  providerStatus: string,
  code: number | null,
  answer: ProviderAnswer = {},
): Receipt {
  const { state, isFinal } = fateOf(providerId, providerStatus) ?? {
    state: "unknown" as const,
    isFinal: false,
  };
  const isAnsweredCall = providerStatus === "completed";
  const receipt = {
    providerId,
    status: state,
    providerStatus,
    isFinal,
    ...(isAnsweredCall ? { isAnsweredCall } : {}),
  };
  if (state !== "undelivered" && state !== "failed") return receipt;
  const error = onCall[providerStatus]
    ? { ...onCall[providerStatus], answer, isRetrySafe: false }
    : explainLater(code, answer);
  return { ...receipt, ...(code === null ? {} : { errorCode: String(code) }), error };
}

type Words = Pick<ConnectorError, "class" | "meaning" | "advice">;

/** Ends of a call that are no fault of anybody's. */
const onCall: Record<string, Words | undefined> = {
  busy: {
    class: "unreachable",
    meaning: "The line was busy.",
    advice: "Try again in a moment, or send a text message.",
  },
  "no-answer": {
    class: "unreachable",
    meaning: "Nobody answered the call.",
    advice: "Try again in a moment, or send a text message.",
  },
};
