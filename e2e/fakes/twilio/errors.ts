import type { Reply } from "./reply";

interface Known {
  status: number;
  message: string;
}

/**
 * What Twilio answers at once, by error code: HTTP status and a text in our own words.
 * Codes that only come later as the `error_code` of a message are in `progress.ts`' hands.
 */
const known: Readonly<Record<number, Known>> = {
  10004: { status: 429, message: "Call concurrency limit exceeded" },
  20001: { status: 400, message: "A parameter is not valid" },
  20003: { status: 401, message: "Authentication Error - invalid username" },
  20005: { status: 403, message: "Account is not active" },
  20006: { status: 403, message: "Access denied" },
  20008: { status: 403, message: "Resource not accessible with Test Account Credentials" },
  20010: { status: 403, message: "The action is not enabled for this account" },
  20404: { status: 404, message: "The requested resource was not found" },
  20422: { status: 422, message: "Invalid parameter" },
  20429: { status: 429, message: "Too many requests" },
  20500: { status: 500, message: "An internal server error has occurred" },
  20503: { status: 503, message: "Service unavailable" },
  20504: { status: 504, message: "Gateway timeout" },
  21201: { status: 400, message: "No 'To' number is specified" },
  21205: { status: 400, message: "Url is not a valid URL" },
  21210: { status: 400, message: "The source phone number is not verified for your account" },
  21211: { status: 400, message: "The 'To' number is not a valid phone number" },
  21212: { status: 400, message: "The 'From' number is not a valid phone number or sender" },
  21213: { status: 400, message: "A 'From' phone number is required" },
  21214: { status: 400, message: "The phone number called cannot be reached" },
  21215: { status: 400, message: "Account not authorized to call this number: geo permissions" },
  21216: { status: 400, message: "Account not allowed to call this number" },
  21217: { status: 400, message: "Phone number does not appear to be valid" },
  21219: {
    status: 400,
    message: "Number is unverified; trial accounts call verified numbers only",
  },
  21265: { status: 400, message: "The 'To' number cannot be a short code" },
  21266: { status: 400, message: "'To' and 'From' number cannot be the same" },
  21267: { status: 400, message: "Alphanumeric sender ID cannot be used by trial accounts" },
  21268: { status: 400, message: "The 'To' number is a premium number" },
  21408: { status: 400, message: "Permission to send an SMS is not enabled for this region" },
  21421: { status: 400, message: "PhoneNumber is invalid" },
  21422: { status: 400, message: "PhoneNumber is not available" },
  21470: { status: 400, message: "Invalid AccountSid in the path" },
  21602: { status: 400, message: "Message body is required" },
  21603: { status: 400, message: "A 'From' phone number or messaging service is required" },
  21604: { status: 400, message: "A 'To' phone number is required" },
  21606: { status: 400, message: "The 'From' number is not a valid message-capable number" },
  21608: { status: 400, message: "Number is unverified; trial accounts message verified numbers" },
  21609: { status: 400, message: "The StatusCallback URL is not a valid URL" },
  21610: { status: 400, message: "Attempt to send to unsubscribed recipient" },
  21611: { status: 429, message: "This 'From' number has exceeded the maximum queued messages" },
  21612: { status: 400, message: "The 'To' number is not reachable from this 'From' number" },
  21614: { status: 400, message: "The 'To' number is not a valid mobile number" },
  21617: { status: 400, message: "The message body exceeds the 1600 character limit" },
  21618: { status: 400, message: "The message body cannot be sent" },
  21624: { status: 400, message: "ValidityPeriod is out of range" },
  21635: { status: 400, message: "The 'To' number cannot be a landline" },
  21659: { status: 400, message: "'From' is not a Twilio phone number" },
  21660: { status: 400, message: "Mismatch between the 'From' number and the account" },
  21661: { status: 400, message: "'From' number is not SMS-capable" },
  21701: { status: 404, message: "The messaging service does not exist" },
  21702: { status: 400, message: "The messaging service is not available" },
  21703: { status: 400, message: "The messaging service has no sender for this recipient" },
  21704: { status: 400, message: "The messaging service contains no phone numbers" },
  21705: { status: 400, message: "The messaging service SID is invalid" },
  63038: { status: 429, message: "Account exceeded the daily messages limit" },
  70051: { status: 401, message: "Authorization failed: the actor lacks the needed permission" },
  572002: { status: 422, message: "'From' is not the number assigned to this recipient" },
  572005: { status: 422, message: "The recipient has not finished verification" },
};

/** The error answer for `code`; an unlisted code is a 400. `status` overrides the usual one. */
export function twilioError(
  code: number,
  options: { message?: string; detail?: string; status?: number } = {},
): Reply {
  const entry = known[code] ?? { status: 400, message: "The request was refused" };
  const status = options.status ?? entry.status;
  return {
    status,
    code,
    json: {
      code,
      ...(status === 401 ? { detail: options.detail ?? "The credentials were not accepted" } : {}),
      message: options.message ?? entry.message,
      more_info: `https://www.twilio.com/docs/errors/${code}`,
      status,
    },
  };
}
