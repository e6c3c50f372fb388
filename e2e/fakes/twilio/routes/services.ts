import parsePhoneNumber from "libphonenumber-js";
import type { AccountSpec, ServiceSpec } from "../account-spec";
import { twilioError } from "../errors";
import { metaPage } from "../paging";
import type { Reply } from "../reply";
import { iso8601, longAgo, type Route, type RouteContext } from "../route";
import { stableSid } from "../stable-sid";

const origin = "https://messaging.twilio.com";
const dates = { date_created: iso8601(longAgo), date_updated: iso8601(longAgo) };

/** Messaging services and the senders in their pools. */
export const serviceRoutes: readonly Route[] = [
  {
    host: "messaging",
    method: "GET",
    path: "/v1/Services",
    permission: "services:read",
    handle({ account: { spec }, path, query }) {
      const views = spec.services.map((service) => serviceView(spec, service));
      return metaPage("services", origin + path, query, views);
    },
  },
  {
    host: "messaging",
    method: "GET",
    path: "/v1/Services/{ServiceSid}",
    permission: "services:read",
    handle: (ctx) =>
      withService(ctx, (service) => ({
        status: 200,
        json: serviceView(ctx.account.spec, service),
      })),
  },
  {
    host: "messaging",
    method: "GET",
    path: "/v1/Services/{ServiceSid}/PhoneNumbers",
    permission: "services:read",
    handle: (ctx) =>
      withService(ctx, (service, base) => {
        const { spec } = ctx.account;
        const owned = spec.numbers.filter((n) => service.phoneNumbers.includes(n.phoneNumber));
        const views = owned.map((number) => ({
          sid: number.sid,
          account_sid: spec.sid,
          service_sid: service.sid,
          phone_number: number.phoneNumber,
          country_code: parsePhoneNumber(number.phoneNumber)?.country ?? "US",
          capabilities: capabilityList(number.capabilities),
          ...dates,
          url: `${base}/${number.sid}`,
        }));
        return metaPage("phone_numbers", base, ctx.query, views);
      }),
  },
  {
    host: "messaging",
    method: "GET",
    path: "/v1/Services/{ServiceSid}/ShortCodes",
    permission: "services:read",
    handle: (ctx) =>
      withService(ctx, (service, base) => {
        const { spec } = ctx.account;
        const views = service.shortCodes.map((code) => {
          const sid = stableSid("SC", spec.sid, code);
          return {
            sid,
            account_sid: spec.sid,
            service_sid: service.sid,
            short_code: code,
            country_code: "US",
            capabilities: ["SMS"],
            ...dates,
            url: `${base}/${sid}`,
          };
        });
        return metaPage("short_codes", base, ctx.query, views);
      }),
  },
  {
    host: "messaging",
    method: "GET",
    path: "/v1/Services/{ServiceSid}/AlphaSenders",
    permission: "services:read",
    handle: (ctx) =>
      withService(ctx, (service, base) => {
        const { spec } = ctx.account;
        const views = service.alphaSenders.map((alphaSender) => {
          const sid = stableSid("AI", service.sid, alphaSender);
          return {
            sid,
            account_sid: spec.sid,
            service_sid: service.sid,
            alpha_sender: alphaSender,
            capabilities: ["SMS"],
            ...dates,
            url: `${base}/${sid}`,
          };
        });
        return metaPage("alpha_senders", base, ctx.query, views);
      }),
  },
];

function withService(
  { account, params, path }: RouteContext,
  answer: (service: ServiceSpec, base: string) => Reply,
): Reply {
  const service = account.spec.services.find((s) => s.sid === params.ServiceSid);
  return service === undefined ? twilioError(20404) : answer(service, origin + path);
}

function capabilityList(has: Readonly<Record<"sms" | "voice" | "mms" | "fax", boolean>>) {
  const names = { sms: "SMS", mms: "MMS", voice: "Voice", fax: "Fax" } as const;
  return (["sms", "mms", "voice", "fax"] as const).filter((k) => has[k]).map((k) => names[k]);
}

function serviceView(spec: AccountSpec, service: ServiceSpec) {
  const url = `${origin}/v1/Services/${service.sid}`;
  return {
    sid: service.sid,
    account_sid: spec.sid,
    friendly_name: service.friendlyName,
    ...dates,
    inbound_request_url: null,
    inbound_method: "POST",
    fallback_url: null,
    fallback_method: "POST",
    status_callback: service.statusCallback,
    sticky_sender: service.hasStickySender,
    mms_converter: true,
    smart_encoding: true,
    scan_message_content: "inherit",
    fallback_to_long_code: true,
    area_code_geomatch: true,
    synchronous_validation: false,
    validity_period: service.validityPeriodSeconds,
    url,
    links: {
      phone_numbers: `${url}/PhoneNumbers`,
      short_codes: `${url}/ShortCodes`,
      alpha_senders: `${url}/AlphaSenders`,
    },
    usecase: service.usecase,
    us_app_to_person_registered: service.isUsA2pRegistered,
    use_inbound_webhook_on_number: false,
  };
}
