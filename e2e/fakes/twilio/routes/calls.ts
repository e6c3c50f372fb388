import parsePhoneNumber from "libphonenumber-js";
import { isUsableAddress } from "../address-check";
import { twilioError } from "../errors";
import { magicCall } from "../magic";
import { type Outcome, ownNumber } from "../own-numbers";
import { isAsked, legacyPage, newestFirst } from "../paging";
import { answeredCall, runCall } from "../progress";
import type { Reply } from "../reply";
import { type Route, type RouteContext, rfc2822 } from "../route";
import { newSid } from "../sids";
import type { FakeCall } from "../world";
import { isCountryEnabled } from "./geo";

const root = "/2010-04-01/Accounts/{AccountSid}/Calls";

/** Making a call, reading it back, and the notes Twilio took on it. */
export const callRoutes: readonly Route[] = [
  {
    host: "api",
    method: "POST",
    path: `${root}.json`,
    permission: "calls:create",
    isTestable: true,
    handle: createCall,
  },
  {
    host: "api",
    method: "GET",
    path: `${root}.json`,
    permission: "calls:read",
    handle({ account, path, query }) {
      const found = newestFirst(account.calls.values()).filter(
        (one) => isAsked(query.get("To"), one.to) && isAsked(query.get("From"), one.from),
      );
      return legacyPage("calls", path, query, found.map(callView));
    },
  },
  {
    host: "api",
    method: "GET",
    path: `${root}/{Sid}.json`,
    permission: "calls:read",
    handle({ account, params }) {
      const call = account.calls.get(params.Sid ?? "");
      return call === undefined ? twilioError(20404) : { status: 200, json: callView(call) };
    },
  },
  {
    host: "api",
    method: "GET",
    path: `${root}/{Sid}/Notifications.json`,
    permission: "calls:read",
    handle({ account, params, path, query }) {
      const call = account.calls.get(params.Sid ?? "");
      if (call === undefined) return twilioError(20404);
      return legacyPage("notifications", path, query, notificationViews(call));
    },
  },
];

function createCall(ctx: RouteContext): Reply {
  const { account, form, principal, world } = ctx;
  const { spec } = account;
  const isTest = principal.kind === "test";
  const fault = formFault(ctx) ?? (isTest ? testFault(form) : liveFault(ctx));
  if (fault !== null) return typeof fault === "number" ? twilioError(fault) : fault;

  const to = form.get("To") ?? "";
  const from = form.get("From") ?? "";
  const events = form.getAll("StatusCallbackEvent").flatMap((e) => e.split(/[\s,]+/));
  const timeLimit = form.get("TimeLimit");
  const now = new Date();
  const outcome = ctx.outcome ?? ownNumber(to).outcome ?? { statuses: answeredCall };
  const call: FakeCall = {
    sid: newSid("CA"),
    accountSid: isTest ? (spec.testCredentials?.accountSid ?? spec.sid) : spec.sid,
    to,
    from,
    fromNumberSid: spec.numbers.find((n) => n.phoneNumber === from)?.sid ?? null,
    status: "queued",
    url: form.get("Url"),
    urlMethod: form.get("Method") === "GET" ? "GET" : "POST",
    twiml: form.has("Url") ? null : form.get("Twiml"),
    key: pressedKey(outcome),
    heard: [],
    statusCallback: form.get("StatusCallback"),
    statusCallbackEvents: events.length === 0 ? ["completed"] : events,
    ringTimeoutSeconds: Number(form.get("Timeout") ?? "60"),
    timeLimitSeconds: timeLimit === null ? null : Number(timeLimit),
    sipResponseCode: null,
    answeredBy: null,
    sequenceNumber: 0,
    notifications: [],
    createdAt: now,
    updatedAt: now,
    startedAt: null,
    endedAt: null,
  };
  if (!isTest) {
    account.calls.set(call.sid, call);
    runCall(world, account, call, outcome);
  }
  return { status: 201, json: callView(call) };
}

/** A person does what the call asks for, a machine does not. */
function pressedKey({ key, answeredBy }: Outcome): string | null {
  if (key !== undefined) return key;
  return answeredBy?.startsWith("machine") ? null : "1";
}

/** What is wrong with the form itself, whoever sends it: a code or a whole answer. */
function formFault({ account: { spec }, form }: RouteContext): number | Reply | null {
  if (!form.get("To")) return 21201;
  if (!form.get("From")) return 21213;
  const twiml = form.get("Twiml");
  const url = form.get("Url");
  if (!url && !twiml && !form.get("ApplicationSid")) return 21205;
  if (url && !isUsableAddress(url, spec.localCallbacks)) return 21205;
  const callback = form.get("StatusCallback");
  if (callback !== null && !isUsableAddress(callback, spec.localCallbacks)) return 21609;
  if (twiml !== null && twiml.length > 4_000) {
    return twilioError(20001, { message: "Twiml must not exceed 4000 characters" });
  }
  return null;
}

function testFault(form: URLSearchParams): number | null {
  return magicCall(form.get("From") ?? "", form.get("To") ?? "");
}

function liveFault({ account: { spec }, form }: RouteContext): number | Reply | null {
  const to = form.get("To") ?? "";
  const from = form.get("From") ?? "";
  const isAssignedTrial = spec.type === "Trial" && spec.trial.rules === "assigned";
  if (isAssignedTrial && [...form.keys()].some((name) => !trialParameters.has(name)))
    return limitedParameters;
  if (!/^\+[1-9]\d{6,14}$/.test(to)) return 21217;
  const refused = ownNumber(to).refusal;
  if (refused !== undefined) return refused;
  if (!/^\+[1-9]\d{6,14}$/.test(from)) return 21212;
  const number = spec.numbers.find((n) => n.phoneNumber === from);
  const isVerified = spec.callerIds.includes(from);
  if (!number?.capabilities.voice && !isVerified) return 21210;
  const country = parsePhoneNumber(to)?.country;
  if (country !== undefined && !isCountryEnabled(spec.geo.voice, country)) return 21215;
  if (spec.type !== "Trial" || spec.trial.verifiedRecipients.includes(to)) return null;
  return isAssignedTrial ? 572005 : 21219;
}

const trialParameters = new Set(["To", "From", "Url"]);

/** The refusal of trial accounts since 2026, which carries no usable code. */
const limitedParameters: Reply = {
  status: 400,
  json: {
    message:
      "Invalid or disallowed parameters provided - trial accounts have limited parameter access",
    status: 400,
  },
};

function callView(call: FakeCall) {
  const uri = `/2010-04-01/Accounts/${call.accountSid}/Calls/${call.sid}`;
  const seconds =
    call.startedAt !== null && call.endedAt !== null
      ? Math.ceil((call.endedAt.getTime() - call.startedAt.getTime()) / 1000)
      : null;
  return {
    sid: call.sid,
    account_sid: call.accountSid,
    answered_by: call.answeredBy,
    api_version: "2010-04-01",
    caller_name: null,
    date_created: rfc2822(call.createdAt),
    date_updated: rfc2822(call.updatedAt),
    direction: "outbound-api",
    duration: seconds === null ? null : String(seconds),
    end_time: call.endedAt === null ? null : rfc2822(call.endedAt),
    forwarded_from: null,
    from: call.from,
    from_formatted: formatted(call.from),
    group_sid: null,
    parent_call_sid: null,
    phone_number_sid: call.fromNumberSid,
    price: call.status === "completed" ? "-0.01400" : null,
    price_unit: "USD",
    queue_time: "0",
    start_time: call.startedAt === null ? null : rfc2822(call.startedAt),
    status: call.status,
    subresource_uris: { notifications: `${uri}/Notifications.json` },
    to: call.to,
    to_formatted: formatted(call.to),
    trunk_sid: null,
    uri: `${uri}.json`,
  };
}

function formatted(number: string): string {
  return parsePhoneNumber(number)?.formatNational() ?? number;
}

function notificationViews(call: FakeCall) {
  return call.notifications.map((n) => ({
    sid: n.sid,
    account_sid: call.accountSid,
    api_version: "2010-04-01",
    call_sid: call.sid,
    date_created: rfc2822(n.at),
    date_updated: rfc2822(n.at),
    error_code: String(n.errorCode),
    log: "0",
    message_date: rfc2822(n.at),
    message_text: n.text,
    more_info: `https://www.twilio.com/docs/errors/${n.errorCode}`,
    request_method: call.urlMethod,
    request_url: call.url ?? "https://api.twilio.com/",
    uri: `/2010-04-01/Accounts/${call.accountSid}/Notifications/${n.sid}.json`,
  }));
}
