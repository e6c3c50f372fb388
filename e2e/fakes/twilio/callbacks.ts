import { twilioSignature } from "./signature";
import type { Account, FakeCall, FakeMessage } from "./world";

const receiverTimeoutMs = 5_000;

/** The signed form post that tells an application about a message's status. */
export function sendMessageCallback(
  account: Account,
  message: FakeMessage,
  reported: { status: string; errorCode: number | null },
): Promise<void> {
  if (message.statusCallback === null) return Promise.resolve();
  const fields: Record<string, string> = {
    MessageSid: message.sid,
    SmsSid: message.sid,
    AccountSid: message.accountSid,
    MessageStatus: reported.status,
    SmsStatus: reported.status,
    To: message.to,
    From: message.from ?? "",
    ApiVersion: "2010-04-01",
  };
  if (message.serviceSid !== null) fields.MessagingServiceSid = message.serviceSid;
  if (reported.errorCode !== null) fields.ErrorCode = String(reported.errorCode);
  if (reported.status === "delivered" || reported.status === "undelivered") {
    fields.RawDlrDoneDate = new Date().toISOString().replace(/\D/g, "").slice(2, 12);
  }
  return post(account, message.sid, message.statusCallback, fields).then(() => undefined);
}

const finalCallStatuses = new Set(["completed", "busy", "failed", "no-answer", "canceled"]);

/** The event name under which a call status is reported, as `StatusCallbackEvent` lists them. */
function callEvent(status: string): string {
  if (status === "in-progress") return "answered";
  return finalCallStatuses.has(status) ? "completed" : status;
}

/** The signed form post that tells an application about a call's status, if it asked for that one. */
export function sendCallCallback(account: Account, call: FakeCall, status: string): Promise<void> {
  if (call.statusCallback === null) return Promise.resolve();
  if (!call.statusCallbackEvents.includes(callEvent(status))) return Promise.resolve();
  const fields = callFields(call, status);
  fields.Timestamp = new Date().toUTCString().replace("GMT", "+0000");
  fields.SequenceNumber = String(call.sequenceNumber);
  fields.CallbackSource = "call-progress-events";
  call.sequenceNumber += 1;
  if (finalCallStatuses.has(status)) {
    fields.CallDuration = status === "completed" ? "12" : "0";
    fields.Duration = status === "completed" ? "1" : "0";
    fields.SipResponseCode = String(call.sipResponseCode ?? 200);
    if (call.answeredBy !== null) fields.AnsweredBy = call.answeredBy;
  }
  return post(account, call.sid, call.statusCallback, fields).then(() => undefined);
}

/** Asks the application for the document of an answered call; null when there was no usable answer. */
export async function fetchCallDocument(
  account: Account,
  call: FakeCall,
  url: string,
): Promise<string | null> {
  const fields = callFields(call, "in-progress");
  if (call.urlMethod === "POST") {
    const answer = await post(account, call.sid, url, fields);
    return answer !== null && answer.status < 300 ? answer.text : null;
  }
  const withQuery = new URL(url);
  for (const [name, value] of Object.entries(fields)) withQuery.searchParams.append(name, value);
  const answer = await deliver(account, call.sid, withQuery.href, {});
  return answer !== null && answer.status < 300 ? answer.text : null;
}

/** Tells which key was pressed; the document that answers it, or null. */
export async function sendKeyPress(
  account: Account,
  call: FakeCall,
  url: string,
  key: string,
): Promise<string | null> {
  const fields = { ...callFields(call, "in-progress"), Digits: key, msg: "Gather End" };
  const answer = await post(account, call.sid, url, fields);
  return answer !== null && answer.status < 300 ? answer.text : null;
}

function callFields(call: FakeCall, status: string): Record<string, string> {
  return {
    CallSid: call.sid,
    AccountSid: call.accountSid,
    From: call.from,
    To: call.to,
    CallStatus: status,
    ApiVersion: "2010-04-01",
    Direction: "outbound-api",
  };
}

function post(account: Account, sid: string, url: string, fields: Record<string, string>) {
  return deliver(account, sid, url, fields, new URLSearchParams(fields));
}

async function deliver(
  account: Account,
  resourceSid: string,
  url: string,
  fields: Record<string, string>,
  form?: URLSearchParams,
): Promise<{ status: number; text: string } | null> {
  const signature = twilioSignature(account.spec.authToken, url, Object.entries(fields));
  const entry = {
    at: new Date().toISOString(),
    accountSid: account.spec.sid,
    resourceSid,
    url,
    fields,
    signature,
  };
  try {
    const answer = await fetch(url, {
      method: form === undefined ? "GET" : "POST",
      redirect: "manual",
      signal: AbortSignal.timeout(receiverTimeoutMs),
      headers: { "X-Twilio-Signature": signature, "User-Agent": "TwilioProxy/1.1" },
      ...(form === undefined ? {} : { body: form }),
    });
    const text = await answer.text();
    account.callbacks.push({ ...entry, status: answer.status });
    return { status: answer.status, text };
  } catch {
    // An unreachable receiver is an outcome tests look at, not a fault of the stand-in.
    account.callbacks.push({ ...entry, status: null });
    return null;
  }
}
