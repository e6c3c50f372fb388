import { err, ok, type Result } from "@/lib/core/result";
import type { InboundProblem, InboundRequest, Receipt } from "../../kit/receipt";
import type { ReceiptReader } from "../../kit/server-half";
import type { TwilioConfig } from "./client";
import { type InboundForm, one, readInbound, signingToken } from "./read-inbound";
import { receiptOf } from "./receipt-of";
import { fateOf } from "./statuses";

const messageSid = /^(SM|MM)[0-9a-f]{32}$/;
const callSid = /^CA[0-9a-f]{32}$/;
const errorCode = /^\d{4,6}$/;

/** Status callbacks of messages and calls. */
export const receipts: ReceiptReader<TwilioConfig> = {
  canCheck: (config) => signingToken(config) !== null,
  async read(
    config: TwilioConfig,
    request: InboundRequest,
  ): Promise<Result<Receipt | "ignored", InboundProblem>> {
    const form = await readInbound(config, request);
    if (!form.ok) return form;
    const named = nameOf(form.value);
    if (!named) return err("malformed");
    // Twilio adds statuses without notice. One that we do not know is no reason to fail.
    if (!fateOf(named.sid, named.status))
      return /^[a-z_-]{1,40}$/.test(named.status) ? ok("ignored") : err("malformed");
    const code = form.value.has("ErrorCode") ? one(form.value, "ErrorCode") : "";
    if (code === null || (code !== "" && !errorCode.test(code))) return err("malformed");
    return ok(receiptOf(named.sid, named.status, code === "" ? null : Number(code)));
  },
};

/** Which message or call it is about and what became of it; null where a field has another form. */
function nameOf(form: InboundForm): { sid: string; status: string } | null {
  const isCall = form.has("CallSid");
  const sid = one(form, isCall ? "CallSid" : "MessageSid");
  const status = one(form, isCall ? "CallStatus" : "MessageStatus");
  if (sid === null || status === null) return null;
  return (isCall ? callSid : messageSid).test(sid) ? { sid, status } : null;
}
