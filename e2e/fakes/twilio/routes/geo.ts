import { getCountries, getCountryCallingCode, isSupportedCountry } from "libphonenumber-js";
import { twilioError } from "../errors";
import type { Route } from "../route";

const names = new Intl.DisplayNames(["en"], { type: "region" });

/** Whether sending to a country is switched on. */
export function isCountryEnabled(enabled: "all" | readonly string[], country: string): boolean {
  return enabled === "all" || enabled.includes(country);
}

/** Which countries an account may message and call. */
export const geoRoutes: readonly Route[] = [
  {
    host: "accounts",
    method: "GET",
    path: "/v1/Messaging/GeoPermissions",
    permission: "geo:read",
    handle({ account: { spec }, query }) {
      const wanted = query.get("CountryCode")?.toUpperCase().split(",");
      const countries = getCountries().filter((c) => wanted === undefined || wanted.includes(c));
      const permissions = countries.map((country) => ({
        country_code: country,
        country_name: names.of(country),
        type: "country",
        enabled: isCountryEnabled(spec.geo.sms, country),
      }));
      return { status: 200, json: { permissions } };
    },
  },
  {
    host: "voice",
    method: "GET",
    path: "/v1/DialingPermissions/Countries/{IsoCode}",
    permission: "geo:read",
    handle({ account: { spec }, params }) {
      const country = (params.IsoCode ?? "").toUpperCase();
      if (!isSupportedCountry(country)) return twilioError(20404);
      const url = `https://voice.twilio.com/v1/DialingPermissions/Countries/${country}`;
      return {
        status: 200,
        json: {
          iso_code: country,
          name: names.of(country),
          continent: null,
          country_codes: [`+${getCountryCallingCode(country)}`],
          low_risk_numbers_enabled: isCountryEnabled(spec.geo.voice, country),
          high_risk_special_numbers_enabled: false,
          high_risk_tollfraud_numbers_enabled: false,
          url,
          links: { highrisk_special_prefixes: `${url}/HighRiskSpecialPrefixes` },
        },
      };
    },
  },
];
