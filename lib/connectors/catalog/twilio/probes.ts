import { z } from "zod";
import type { TwilioSession } from "./client";
import type { Asked } from "./fault";

/** Read-only questions to Twilio. Only the named fields of an answer are kept. */

const account = z.object({
  status: z.enum(["active", "suspended", "closed"]),
  type: z.string(),
  friendly_name: z.string().max(500),
  sid: z.string(),
  owner_account_sid: z.string(),
});
export type TwilioAccount = z.output<typeof account>;

export const askAccount = (session: TwilioSession, sid: string) =>
  session.ask(account, (client) => client.api.v2010.accounts(sid).fetch());

export const askKeys = (session: TwilioSession) =>
  session.ask(z.object({ keys: z.array(z.unknown()) }), (client) =>
    client.keys.page({ pageSize: 1 }),
  );

const balance = z.object({ balance: z.coerce.number(), currency: z.string().max(10) });

export const askBalance = (session: TwilioSession) =>
  session.ask(balance, (client) => client.balance.fetch());

// Upper case in some of Twilio's answers, lower case in others.
const capabilities = z
  .record(z.string(), z.unknown())
  .transform((given) =>
    Object.fromEntries(Object.entries(given).map(([name, value]) => [name.toLowerCase(), value])),
  )
  .pipe(z.object({ sms: z.boolean().default(false), voice: z.boolean().default(false) }));

const number = z.object({
  phone_number: z.string(),
  friendly_name: z.string().nullish(),
  capabilities,
});
export type TwilioNumber = z.output<typeof number>;
const numbers = z.object({ incoming_phone_numbers: z.array(number) });
const callerIds = z.object({
  outgoing_caller_ids: z.array(
    z.object({ phone_number: z.string(), friendly_name: z.string().nullish() }),
  ),
});
const shortCodes = z.object({ short_codes: z.array(z.object({ short_code: z.string() })) });

/** Whether the credentials may read numbers at all. */
export const askAnyNumber = (session: TwilioSession) =>
  session.ask(numbers, (client) => client.incomingPhoneNumbers.page({ pageSize: 1 }));

/** The number if the account owns it. Twilio's filter matches parts, so compare exactly. */
export async function askNumber(session: TwilioSession, phoneNumber: string) {
  const asked = await session.ask(numbers, (client) =>
    client.incomingPhoneNumbers.page({ phoneNumber, pageSize: 20 }),
  );
  return map(
    asked,
    ({ incoming_phone_numbers: all }) =>
      all.find(({ phone_number }) => phone_number === phoneNumber) ?? null,
  );
}

export async function askCallerId(session: TwilioSession, phoneNumber: string) {
  const asked = await session.ask(callerIds, (client) =>
    client.outgoingCallerIds.page({ phoneNumber, pageSize: 20 }),
  );
  return map(asked, ({ outgoing_caller_ids: all }) =>
    all.some(({ phone_number }) => phone_number === phoneNumber),
  );
}

export async function askShortCode(session: TwilioSession, shortCode: string) {
  const asked = await session.ask(shortCodes, (client) =>
    client.api.v2010.account.shortCodes.page({ shortCode, pageSize: 20 }),
  );
  return map(asked, ({ short_codes: all }) =>
    all.some(({ short_code }) => short_code === shortCode),
  );
}

const pageSize = 100;

/** All numbers, up to `limit`. */
export async function askNumbers(session: TwilioSession, limit: number) {
  const asked = await session.askPages(numbers, (client) =>
    client.incomingPhoneNumbers.list({ limit, pageSize }),
  );
  return map(asked, (pages) => pages.flatMap((page) => page.incoming_phone_numbers));
}

export async function askCallerIds(session: TwilioSession, limit: number) {
  const asked = await session.askPages(callerIds, (client) =>
    client.outgoingCallerIds.list({ limit, pageSize }),
  );
  return map(asked, (pages) => pages.flatMap((page) => page.outgoing_caller_ids));
}

const service = z.object({ sid: z.string(), friendly_name: z.string().max(500) });
export type TwilioService = z.output<typeof service>;

export const askService = (session: TwilioSession, sid: string) =>
  session.ask(service, (client) => client.messaging.v1.services(sid).fetch());

export async function askServices(session: TwilioSession, limit: number) {
  const asked = await session.askPages(z.object({ services: z.array(service) }), (client) =>
    client.messaging.v1.services.list({ limit, pageSize }),
  );
  return map(asked, (pages) => pages.flatMap((page) => page.services));
}

const many = z.array(z.unknown());

/** How many senders are in the service's pool; 50 of a kind are counted at most. */
export async function askSenderCount(session: TwilioSession, sid: string): Promise<Asked<number>> {
  const limits = { pageSize: 50 };
  const kinds = await Promise.all([
    session.ask(z.object({ phone_numbers: many }), (client) =>
      client.messaging.v1.services(sid).phoneNumbers.page(limits),
    ),
    session.ask(z.object({ short_codes: many }), (client) =>
      client.messaging.v1.services(sid).shortCodes.page(limits),
    ),
    session.ask(z.object({ alpha_senders: many }), (client) =>
      client.messaging.v1.services(sid).alphaSenders.page(limits),
    ),
  ]);
  let total = 0;
  for (const asked of kinds) {
    if (!asked.ok) return asked;
    total += Object.values(asked.value).flat().length;
  }
  return map(kinds[0], () => total);
}

const smsCountries = z.object({
  permissions: z.array(z.object({ country_code: z.string(), enabled: z.boolean() })),
});

/** Whether text messages to a country are switched on; null when Twilio does not list it. */
export async function askSmsCountry(session: TwilioSession, country: string) {
  const asked = await session.ask(smsCountries, (client) =>
    client.accounts.v1.messagingGeopermissions.fetch({ countryCode: country }),
  );
  return map(
    asked,
    ({ permissions }) => permissions.find((one) => one.country_code === country)?.enabled ?? null,
  );
}

/** The same for calls to its ordinary numbers. */
export async function askVoiceCountry(session: TwilioSession, country: string) {
  const asked = await session.ask(z.object({ low_risk_numbers_enabled: z.boolean() }), (client) =>
    client.voice.v1.dialingPermissions.countries(country).fetch(),
  );
  return map(asked, (answer): boolean | null => answer.low_risk_numbers_enabled);
}

const notifications = z.object({
  notifications: z.array(z.object({ error_code: z.coerce.number().int().catch(0) })),
});

/** The code of the first fault that Twilio noted on a call; null when it noted none. */
export async function askCallError(session: TwilioSession, sid: string) {
  const asked = await session.ask(notifications, (client) =>
    client.calls(sid).notifications.page({ pageSize: 5 }),
  );
  return map(asked, (answer) => answer.notifications.find((one) => one.error_code)?.error_code);
}

function map<T, U>(asked: Asked<T>, change: (value: T) => U): Asked<U> {
  return asked.ok ? { ...asked, value: change(asked.value) } : asked;
}
