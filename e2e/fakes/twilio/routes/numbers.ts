import type { AccountSpec, NumberSpec } from "../account-spec";
import { twilioError } from "../errors";
import { magicPurchase } from "../magic";
import { legacyPage } from "../paging";
import { longAgo, type Route, rfc2822 } from "../route";
import { newSid } from "../sids";
import { stableSid } from "../stable-sid";

const root = "/2010-04-01/Accounts/{AccountSid}";

/** Owned numbers, verified caller IDs and short codes. */
export const numberRoutes: readonly Route[] = [
  {
    host: "api",
    method: "GET",
    path: `${root}/IncomingPhoneNumbers.json`,
    permission: "numbers:read",
    handle({ account: { spec }, path, query }) {
      const found = spec.numbers.filter(
        (n) =>
          contains(n.phoneNumber, query.get("PhoneNumber")) &&
          contains(friendlyName(n), query.get("FriendlyName")),
      );
      const views = found.map((n) => numberView(spec, n));
      return legacyPage("incoming_phone_numbers", path, query, views);
    },
  },
  {
    host: "api",
    method: "POST",
    path: `${root}/IncomingPhoneNumbers.json`,
    permission: "numbers:create",
    isTestable: true,
    handle({ account, principal, form }) {
      const phoneNumber = form.get("PhoneNumber");
      const isTest = principal.kind === "test";
      const code = isTest ? magicPurchase(phoneNumber, form.get("AreaCode")) : null;
      if (code !== null) return twilioError(code);
      const bought: NumberSpec = {
        phoneNumber: phoneNumber ?? "+15005550010",
        sid: newSid("PN"),
        friendlyName: form.get("FriendlyName") ?? undefined,
        capabilities: { sms: true, voice: true, mms: true, fax: false },
      };
      if (!isTest) account.spec.numbers.push(bought);
      return { status: 201, json: numberView(account.spec, bought) };
    },
  },
  {
    host: "api",
    method: "GET",
    path: `${root}/OutgoingCallerIds.json`,
    permission: "caller-ids:read",
    handle({ account: { spec }, path, query }) {
      const found = spec.callerIds.filter((n) => contains(n, query.get("PhoneNumber")));
      const views = found.map((phoneNumber) => {
        const sid = stableSid("PN", spec.sid, phoneNumber);
        return {
          sid,
          account_sid: spec.sid,
          friendly_name: phoneNumber,
          phone_number: phoneNumber,
          date_created: rfc2822(longAgo),
          date_updated: rfc2822(longAgo),
          uri: `/2010-04-01/Accounts/${spec.sid}/OutgoingCallerIds/${sid}.json`,
        };
      });
      return legacyPage("outgoing_caller_ids", path, query, views);
    },
  },
  {
    host: "api",
    method: "GET",
    path: `${root}/SMS/ShortCodes.json`,
    permission: "short-codes:read",
    handle({ account: { spec }, path, query }) {
      const found = spec.shortCodes.filter((code) => contains(code, query.get("ShortCode")));
      const views = found.map((code) => {
        const sid = stableSid("SC", spec.sid, code);
        return {
          sid,
          account_sid: spec.sid,
          api_version: "2010-04-01",
          friendly_name: code,
          short_code: code,
          sms_fallback_method: "POST",
          sms_fallback_url: null,
          sms_method: "POST",
          sms_url: null,
          date_created: rfc2822(longAgo),
          date_updated: rfc2822(longAgo),
          uri: `/2010-04-01/Accounts/${spec.sid}/SMS/ShortCodes/${sid}.json`,
        };
      });
      return legacyPage("short_codes", path, query, views);
    },
  },
];

/** Twilio's number filters match anywhere, so a caller has to compare for itself. */
function contains(value: string, wanted: string | null): boolean {
  return wanted === null || value.includes(wanted);
}

function friendlyName(number: NumberSpec): string {
  return number.friendlyName ?? number.phoneNumber;
}

function numberView(spec: AccountSpec, number: NumberSpec) {
  return {
    sid: number.sid,
    account_sid: spec.sid,
    friendly_name: friendlyName(number),
    phone_number: number.phoneNumber,
    capabilities: number.capabilities,
    address_requirements: "none",
    address_sid: null,
    identity_sid: null,
    bundle_sid: null,
    api_version: "2010-04-01",
    beta: false,
    date_created: rfc2822(longAgo),
    date_updated: rfc2822(longAgo),
    emergency_status: "Inactive",
    emergency_address_sid: null,
    emergency_address_status: "unregistered",
    origin: "twilio",
    sms_application_sid: null,
    sms_fallback_method: "POST",
    sms_fallback_url: "",
    sms_method: "POST",
    sms_url: "",
    status: "in-use",
    status_callback: "",
    status_callback_method: "POST",
    trunk_sid: null,
    type: "local",
    uri: `/2010-04-01/Accounts/${spec.sid}/IncomingPhoneNumbers/${number.sid}.json`,
    voice_application_sid: null,
    voice_caller_id_lookup: false,
    voice_fallback_method: "POST",
    voice_fallback_url: null,
    voice_method: "POST",
    voice_receive_mode: "voice",
    voice_url: null,
  };
}
