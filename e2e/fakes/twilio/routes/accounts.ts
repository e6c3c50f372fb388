import { twilioError } from "../errors";
import { legacyPage } from "../paging";
import { longAgo, type Route, rfc2822 } from "../route";

const root = "/2010-04-01/Accounts/{AccountSid}";

/** The account itself, its balance and its keys. */
export const accountRoutes: readonly Route[] = [
  {
    host: "api",
    method: "GET",
    path: `${root}.json`,
    permission: "accounts:read",
    handle({ account: { spec } }) {
      const uri = `/2010-04-01/Accounts/${spec.sid}`;
      return {
        status: 200,
        json: {
          sid: spec.sid,
          // Twilio does send the token here; it makes callers prove that they drop it.
          auth_token: spec.authToken,
          friendly_name: spec.friendlyName,
          owner_account_sid: spec.ownerAccountSid ?? spec.sid,
          status: spec.status,
          type: spec.type,
          date_created: rfc2822(longAgo),
          date_updated: rfc2822(longAgo),
          subresource_uris: {
            balance: `${uri}/Balance.json`,
            calls: `${uri}/Calls.json`,
            incoming_phone_numbers: `${uri}/IncomingPhoneNumbers.json`,
            messages: `${uri}/Messages.json`,
            outgoing_caller_ids: `${uri}/OutgoingCallerIds.json`,
          },
          uri: `${uri}.json`,
        },
      };
    },
  },
  {
    host: "api",
    method: "GET",
    path: `${root}/Balance.json`,
    permission: "balance:read",
    handle({ account: { spec } }) {
      if (spec.ownerAccountSid !== null) return twilioError(20404);
      return {
        status: 200,
        json: {
          account_sid: spec.sid,
          balance: spec.balance.amount,
          currency: spec.balance.currency,
        },
      };
    },
  },
  {
    host: "api",
    method: "GET",
    path: `${root}/Keys.json`,
    permission: "keys:read",
    handle({ account: { spec }, path, query }) {
      const keys = spec.keys.map((key) => ({
        sid: key.sid,
        friendly_name: `${key.kind} key`,
        date_created: rfc2822(longAgo),
        date_updated: rfc2822(longAgo),
      }));
      return legacyPage("keys", path, query, keys);
    },
  },
];
