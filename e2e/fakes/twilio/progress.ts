import {
  fetchCallDocument,
  sendCallCallback,
  sendKeyPress,
  sendMessageCallback,
} from "./callbacks";
import type { Outcome } from "./own-numbers";
import { newSid } from "./sids";
import type { Account, FakeCall, FakeMessage, World } from "./world";

/** 30xxx codes with which a message never leaves Twilio; every other ends as `undelivered`. */
const failedInside = new Set([30001, 30002, 30036, 30037, 30450, 30453, 30454, 30485, 63038]);

/** The statuses a message goes through, the first one being what the create answers. */
export function messageStatuses(isThroughService: boolean, laterCode: number | null): string[] {
  const start = isThroughService ? ["accepted", "queued"] : ["queued"];
  if (laterCode === null) return [...start, "sending", "sent", "delivered"];
  if (failedInside.has(laterCode)) return [...start, "failed"];
  return [...start, "sending", "sent", "undelivered"];
}

/** The statuses a call goes through when it is answered. */
export const answeredCall = ["queued", "ringing", "in-progress", "completed"] as const;

const finalMessage = new Set(["delivered", "undelivered", "failed", "canceled", "read"]);

/** Moves a message to `status` and reports it; the error code counts from its final status on. */
export function advanceMessage(
  account: Account,
  message: FakeMessage,
  status: string,
  errorCode: number | null,
): Promise<void> {
  message.status = status;
  message.updatedAt = new Date();
  if (status === "sent") message.sentAt = message.updatedAt;
  if (message.from === null && status !== "accepted") {
    message.from = chosenSender(account, message.serviceSid);
  }
  if (finalMessage.has(status) && status !== "delivered") message.errorCode = errorCode;
  return sendMessageCallback(account, message, { status, errorCode: message.errorCode });
}

function chosenSender(account: Account, serviceSid: string | null): string | null {
  const service = account.spec.services.find((s) => s.sid === serviceSid);
  return service?.phoneNumbers[0] ?? service?.shortCodes[0] ?? service?.alphaSenders[0] ?? null;
}

/** Moves a call to `status`, fetches its document when answered, and reports it. */
export async function advanceCall(account: Account, call: FakeCall, status: string): Promise<void> {
  call.status = status;
  call.updatedAt = new Date();
  if (status === "in-progress") {
    call.startedAt = call.updatedAt;
    if (call.url !== null) {
      call.twiml = await fetchCallDocument(account, call, call.url);
      if (call.twiml === null) note(call, 11200, "The document of the call could not be fetched");
    }
    if (call.twiml !== null && !/^\s*(<\?xml[^>]*>\s*)?<Response[\s>/]/.test(call.twiml)) {
      note(call, 12100, "The document of the call is not TwiML");
    }
    await play(account, call);
  } else if (status !== "ringing" && status !== "queued") {
    call.endedAt = call.updatedAt;
  }
  await sendCallCallback(account, call, status);
}

/** Plays the document to whoever answered, and what a key press leads to. */
async function play(account: Account, call: FakeCall): Promise<void> {
  if (call.twiml === null) return;
  call.heard.push(call.twiml);
  const gather = /<Gather\b[^>]*\baction="([^"]+)"/.exec(call.twiml);
  if (gather?.[1] === undefined || call.key === null) return;
  const next = await sendKeyPress(account, call, gather[1].replaceAll("&amp;", "&"), call.key);
  if (next === null) note(call, 11200, "The document after the key press could not be fetched");
  else call.heard.push(next);
}

function note(call: FakeCall, errorCode: number, text: string): void {
  call.notifications.push({ sid: newSid("NO"), errorCode, text, at: new Date() });
}

/** Lets a message run through the rest of its statuses by itself. */
export function runMessage(
  world: World,
  account: Account,
  message: FakeMessage,
  outcome: Outcome,
): void {
  const [, ...rest] = outcome.statuses;
  const errorCode = outcome.errorCode ?? null;
  run(world, account, rest, (status) => advanceMessage(account, message, status, errorCode));
}

/** Lets a call run through the rest of its statuses by itself; it is `initiated` first. */
export function runCall(world: World, account: Account, call: FakeCall, outcome: Outcome): void {
  const [, ...rest] = outcome.statuses;
  run(world, account, ["initiated", ...rest], (status) => {
    if (status === "initiated") return sendCallCallback(account, call, status);
    if (status === rest.at(-1)) {
      call.sipResponseCode = outcome.sipResponseCode ?? null;
      call.answeredBy = outcome.answeredBy ?? null;
    }
    return advanceCall(account, call, status);
  });
}

function run(
  world: World,
  account: Account,
  statuses: readonly string[],
  step: (status: string) => Promise<void>,
): void {
  const [status, ...rest] = statuses;
  if (status === undefined || account.spec.progress.mode === "manual") return;
  world.later(account.spec.progress.stepMs, () => {
    void step(status).then(() => run(world, account, rest, step));
  });
}
