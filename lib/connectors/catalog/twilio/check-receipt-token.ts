import type { ConnectorIo } from "../../kit/server-half";
import { openTwilio, type TwilioConfig } from "./client";
import { cannotTell, found, notFound, type Verdict } from "./line";
import type { Pace } from "./pace";
import { askAccount } from "./probes";

/** The token that is there beside an API key, for receipts alone; null where there is none. */
export const receiptTokenOf = ({ auth }: TwilioConfig): string | null =>
  auth.kind === "apiKey" && auth.receiptAuthToken !== "" ? auth.receiptAuthToken : null;

/** A wrong token would let every receipt be refused, and nobody would see why. */
export async function checkReceiptToken(
  { accountSid }: TwilioConfig,
  authToken: string,
  io: ConnectorIo,
  pace: Pace,
): Promise<Verdict> {
  const session = openTwilio({ accountSid, auth: { kind: "authToken", authToken } }, io, pace);
  try {
    const asked = await askAccount(session, accountSid);
    if (asked.ok) return found(asked, "pass", "Auth token for receipts accepted");
    const isRefused = asked.fault.kind === "refused" && asked.fault.answer.httpStatus === 401;
    if (!isRefused) return cannotTell(asked, "Auth token for receipts: cannot tell");
    return {
      ...notFound(asked, "fail", "Auth token for receipts not accepted"),
      meaning: "Receipts are signed with the account's primary auth token, and this is not it.",
      advice: "Copy it from the Twilio console, or empty the field: statuses are then asked for.",
    };
  } finally {
    session.end();
  }
}
