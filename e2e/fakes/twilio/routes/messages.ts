import parsePhoneNumber from "libphonenumber-js";
import { isUsableAddress } from "../address-check";
import { twilioError } from "../errors";
import { magicSms } from "../magic";
import { ownNumber } from "../own-numbers";
import { isAsked, legacyPage, newestFirst } from "../paging";
import { messageStatuses, runMessage } from "../progress";
import type { Reply } from "../reply";
import { type Route, type RouteContext, rfc2822 } from "../route";
import { countSegments } from "../segments";
import { senderFault } from "../sender-fault";
import { newSid } from "../sids";
import type { FakeMessage } from "../world";
import { isCountryEnabled } from "./geo";

const root = "/2010-04-01/Accounts/{AccountSid}/Messages";
const trialPrefix = "Sent from your Twilio trial account - ";

/** Sending a message and reading it back. */
export const messageRoutes: readonly Route[] = [
  {
    host: "api",
    method: "POST",
    path: `${root}.json`,
    permission: "messages:create",
    isTestable: true,
    handle: createMessage,
  },
  {
    host: "api",
    method: "GET",
    path: `${root}.json`,
    permission: "messages:read",
    handle({ account, path, query }) {
      const found = newestFirst(account.messages.values()).filter(
        (one) =>
          isAsked(query.get("To"), one.to) &&
          isAsked(query.get("From"), one.from) &&
          isAsked(query.get("DateSent"), one.sentAt?.toISOString().slice(0, 10) ?? null),
      );
      return legacyPage("messages", path, query, found.map(messageView));
    },
  },
  {
    host: "api",
    method: "GET",
    path: `${root}/{Sid}.json`,
    permission: "messages:read",
    handle({ account, params }) {
      const message = account.messages.get(params.Sid ?? "");
      return message === undefined
        ? twilioError(20404)
        : { status: 200, json: messageView(message) };
    },
  },
];

function createMessage(ctx: RouteContext): Reply {
  const { account, form, principal, world } = ctx;
  const { spec } = account;
  const isTest = principal.kind === "test";
  const fault = formFault(ctx) ?? (isTest ? testFault(form) : liveFault(ctx));
  if (fault !== null) return typeof fault === "number" ? twilioError(fault) : fault;

  const to = form.get("To") ?? "";
  const serviceSid = form.get("MessagingServiceSid");
  const service = spec.services.find((s) => s.sid === serviceSid);
  const own = isTest ? {} : ownNumber(to);
  const outcome = ctx.outcome ??
    own.outcome ?? {
      statuses: messageStatuses(serviceSid !== null, own.laterCode ?? null),
      errorCode: own.laterCode,
    };
  const isClassicTrial = spec.type === "Trial" && spec.trial.rules === "classic";
  const body = (isClassicTrial && !isTest ? trialPrefix : "") + (form.get("Body") ?? "");
  const now = new Date();
  const message: FakeMessage = {
    sid: newSid("SM"),
    accountSid: isTest ? (spec.testCredentials?.accountSid ?? spec.sid) : spec.sid,
    to,
    from: form.get("From"),
    serviceSid,
    body,
    status: outcome.statuses[0] ?? "queued",
    errorCode: null,
    numSegments: countSegments(body),
    statusCallback: form.get("StatusCallback") ?? service?.statusCallback ?? null,
    validityPeriodSeconds: form.has("ValidityPeriod") ? Number(form.get("ValidityPeriod")) : null,
    createdAt: now,
    updatedAt: now,
    sentAt: null,
  };
  // Test credentials leave nothing behind and call nobody back.
  if (!isTest) {
    account.messages.set(message.sid, message);
    runMessage(world, account, message, outcome);
  }
  return { status: 201, json: messageView(message) };
}

/** What is wrong with the form itself, whoever sends it. */
function formFault({ account, form }: RouteContext): number | null {
  const to = form.get("To") ?? "";
  if (to === "") return 21604;
  if (!form.get("From") && !form.get("MessagingServiceSid")) return 21603;
  const body = form.get("Body") ?? "";
  if (body === "" && !form.has("MediaUrl") && !form.has("ContentSid")) return 21602;
  if (body.length > 1_600) return 21617;
  const callback = form.get("StatusCallback");
  if (callback !== null && !isUsableAddress(callback, account.spec.localCallbacks)) return 21609;
  const validity = Number(form.get("ValidityPeriod") ?? "36000");
  if (!Number.isInteger(validity) || validity < 1 || validity > 36_000) return 21624;
  return null;
}

function testFault(form: URLSearchParams): number | null {
  return magicSms(form.get("From") ?? "", form.get("To") ?? "");
}

function liveFault(ctx: RouteContext): number | null {
  const { spec } = ctx.account;
  const to = ctx.form.get("To") ?? "";
  if (/^\d{3,8}$/.test(to)) return 21265;
  if (!/^\+[1-9]\d{6,14}$/.test(to)) return 21211;
  if (to === ctx.form.get("From")) return 21266;
  const refused = ownNumber(to).refusal;
  if (refused !== undefined) return refused;
  const sender = senderFault(ctx.world, ctx.account, ctx.form);
  if (sender !== null) return sender;
  const country = parsePhoneNumber(to)?.country;
  if (country !== undefined && !isCountryEnabled(spec.geo.sms, country)) return 21408;
  if (spec.type !== "Trial" || spec.trial.verifiedRecipients.includes(to)) {
    return spec.type === "Trial" ? trialSenderFault(ctx) : null;
  }
  return spec.trial.rules === "classic" ? 21608 : 572005;
}

/** Since 2026 a trial recipient gets messages from the one number assigned to it: the first. */
function trialSenderFault({ account: { spec }, form }: RouteContext): number | null {
  if (spec.trial.rules !== "assigned") return null;
  return form.get("From") === spec.numbers[0]?.phoneNumber ? null : 572002;
}

function messageView(message: FakeMessage) {
  const uri = `/2010-04-01/Accounts/${message.accountSid}/Messages/${message.sid}`;
  const isPriced = message.sentAt !== null;
  return {
    sid: message.sid,
    account_sid: message.accountSid,
    api_version: "2010-04-01",
    body: message.body,
    date_created: rfc2822(message.createdAt),
    date_sent: message.sentAt === null ? null : rfc2822(message.sentAt),
    date_updated: rfc2822(message.updatedAt),
    direction: "outbound-api",
    error_code: message.errorCode,
    error_message: message.errorCode === null ? null : `Error ${message.errorCode}`,
    from: message.from,
    messaging_service_sid: message.serviceSid,
    num_media: "0",
    num_segments: String(message.numSegments),
    price: isPriced ? "-0.00790" : null,
    price_unit: isPriced ? "USD" : null,
    status: message.status,
    subresource_uris: { media: `${uri}/Media.json` },
    to: message.to,
    uri: `${uri}.json`,
  };
}
