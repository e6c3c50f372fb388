import { z } from "zod";
import type { Channel } from "@/lib/core/channel";
import { err, ok, type Result } from "@/lib/core/result";
import type { ConnectorError } from "../../kit/connector-error";
import type { LookedUp } from "../../kit/receipt";
import type { ConnectorIo } from "../../kit/server-half";
import { openTwilio, type TwilioConfig, type TwilioSession } from "./client";
import { explain } from "./explain";
import type { Pace } from "./pace";
import { askCallError } from "./probes";
import { receiptOf } from "./receipt-of";

// Twilio writes a price as what it takes away: "-0.00790".
const price = z
  .string()
  .regex(/^-?\d{1,9}(\.\d{1,9})?$/)
  .nullish()
  .catch(null);
const currency = z
  .string()
  .regex(/^[A-Za-z]{3}$/)
  .nullish()
  .catch(null);
const shape = z.object({
  sid: z.string(),
  status: z.string().max(40),
  error_code: z.number().int().nullish(),
  price,
  price_unit: currency,
  num_segments: z
    .string()
    .regex(/^\d{1,3}$/)
    .nullish()
    .catch(null),
});

/** Asks Twilio what became of a message or call, and what it cost. */
export async function lookUp(
  config: TwilioConfig,
  { providerId: sid }: { providerId: string; channel: Channel },
  io: ConnectorIo,
  pace: Pace,
): Promise<Result<LookedUp, ConnectorError>> {
  const session = openTwilio(config, io, pace);
  try {
    const isCall = sid.startsWith("CA");
    const asked = await session.ask(shape, (client) =>
      (isCall ? client.calls(sid) : client.messages(sid)).fetch(),
    );
    if (!asked.ok) return err(explain(asked.fault, "read"));
    const { status, error_code, price: taken, price_unit: unit, num_segments } = asked.value;
    const code = error_code ?? (isCall ? await codeOfCall(session, sid, status) : null);
    return ok({
      ...receiptOf(sid, status, code, asked.answer),
      ...(taken && unit
        ? { cost: { amount: taken.replace(/^-/, ""), currency: unit.toUpperCase() } }
        : {}),
      // "0" until a service has chosen its sender.
      ...(Number(num_segments ?? 0) > 0 ? { segments: Number(num_segments) } : {}),
    });
  } finally {
    session.end();
  }
}

/** A call does not say why it failed; Twilio's notes on it may. */
async function codeOfCall(session: TwilioSession, sid: string, status: string) {
  if (status !== "failed") return null;
  const noted = await askCallError(session, sid);
  return noted.ok ? (noted.value ?? null) : null;
}
