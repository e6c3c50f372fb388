import { type AppError, fail } from "@/lib/core/errors";
import { countryName, formatPhone, parsePhone } from "@/lib/core/phone";
import { ok, type Result } from "@/lib/core/result";
import type { ConnectorIo, FieldOption } from "../../kit/server-half";
import { openTwilio, type TwilioSession } from "./client";
import { twilio } from "./definition";
import { explain } from "./explain";
import type { Asked } from "./fault";
import type { Pace } from "./pace";
import {
  askCallerIds,
  askNumbers,
  askSenderCount,
  askServices,
  type TwilioNumber,
  type TwilioService,
} from "./probes";

/** Lists longer than this are cut; typing by hand always works. */
const longestList = 1_000;
/** For so many services the senders are counted; each costs three questions. */
const countedServices = 20;

const credentials = twilio.config.pick({ accountSid: true, auth: true });

type Listed = Result<FieldOption[], AppError>;

/** Values of the account to choose from for a field. */
export async function listOptions(
  path: string,
  draft: Record<string, unknown>,
  io: ConnectorIo,
  pace: Pace,
): Promise<Listed> {
  const parsed = credentials.safeParse(draft);
  if (!parsed.success)
    return fail("invalid_input", { text: "Fill in the Account SID and the credentials first." });
  const session = openTwilio(parsed.data, io, pace);
  try {
    if (path === "from.phoneNumber") return await listSmsNumbers(session);
    if (path === "voiceFrom") return await listVoiceNumbers(session);
    if (path === "from.messagingServiceSid") return await listServices(session);
    return fail("not_found");
  } finally {
    session.end();
  }
}

async function listSmsNumbers(session: TwilioSession): Promise<Listed> {
  const asked = await askNumbers(session, longestList);
  if (!asked.ok) return refusal(asked);
  return ok(usableFirst(asked.value.map((number) => numberOption(number, "sms"))));
}

async function listVoiceNumbers(session: TwilioSession): Promise<Listed> {
  const [numbers, callerIds] = await Promise.all([
    askNumbers(session, longestList),
    askCallerIds(session, longestList),
  ]);
  if (!numbers.ok && !callerIds.ok) return refusal(numbers);
  const owned = numbers.ok ? numbers.value.map((number) => numberOption(number, "voice")) : [];
  const verified = callerIds.ok
    ? callerIds.value.map(({ phone_number: value, friendly_name: name }) => ({
        value,
        label: labelOf(value, name),
        badges: ["Verified caller ID", ...countryBadge(value)],
        isUsable: true,
      }))
    : [];
  const isNew = ({ value }: FieldOption) => !owned.some((option) => option.value === value);
  return ok(usableFirst([...owned, ...verified.filter(isNew)]));
}

async function listServices(session: TwilioSession): Promise<Listed> {
  const asked = await askServices(session, longestList);
  if (!asked.ok) return refusal(asked);
  const options = await Promise.all(
    asked.value.map((service, index) => serviceOption(session, service, index < countedServices)),
  );
  return ok(usableFirst(options));
}

async function serviceOption(
  session: TwilioSession,
  { sid, friendly_name: label }: TwilioService,
  isCounted: boolean,
): Promise<FieldOption> {
  const count = isCounted ? await askSenderCount(session, sid) : null;
  if (!count?.ok) return { value: sid, label, badges: [], isUsable: true };
  const badge =
    count.value === 0 ? "No senders" : `${count.value} ${count.value === 1 ? "sender" : "senders"}`;
  return { value: sid, label, badges: [badge], isUsable: count.value > 0 };
}

function numberOption(number: TwilioNumber, use: "sms" | "voice"): FieldOption {
  const { phone_number: value, friendly_name: name, capabilities } = number;
  return {
    value,
    label: labelOf(value, name),
    badges: [
      ...(capabilities.sms ? ["SMS"] : []),
      ...(capabilities.voice ? ["Voice"] : []),
      ...countryBadge(value),
    ],
    isUsable: capabilities[use],
  };
}

/** The number, and the name its owner gave it where that says more. */
function labelOf(number: string, name: string | null | undefined): string {
  const formatted = formatPhone(number);
  const digits = (text: string) => text.replace(/\D/g, "");
  const isOwnName = name && !digits(number).endsWith(digits(name) || name);
  return isOwnName ? `${formatted} (${name})` : formatted;
}

function countryBadge(number: string): string[] {
  const phone = parsePhone(number);
  return phone.ok && phone.value.country ? [countryName(phone.value.country)] : [];
}

const usableFirst = (options: FieldOption[]) =>
  options.toSorted((a, b) => Number(b.isUsable) - Number(a.isUsable));

function refusal(asked: Asked<unknown> & { ok: false }): Listed {
  const { meaning, answer } = explain(asked.fault, "read");
  return fail("provider_failed", {
    text: meaning,
    ...(answer.code ? { detail: `Twilio code ${answer.code}` } : {}),
  });
}
