import { countryName } from "@/lib/core/phone";
import type { TwilioSession } from "./client";
import { wordsOn } from "./explain";
import { cannotTell, found, skipped, type Verdict } from "./line";
import { askSmsCountry, askVoiceCountry } from "./probes";

const channels = {
  sms: { name: "SMS", ask: askSmsCountry, code: 21408 },
  voice: { name: "Calls", ask: askVoiceCountry, code: 21215 },
};

/** Whether the account may send to the recipient's country. */
export async function checkCountry(
  session: TwilioSession,
  channel: "sms" | "voice",
  country: string | null,
  isTest: boolean,
): Promise<Verdict> {
  const { name, ask, code } = channels[channel];
  if (isTest)
    return skipped(`${name} to the country`, "Test credentials may not read the permissions.");
  if (!country)
    return found(null, "unknown", `${name} to the country: cannot tell`, {
      meaning: "The recipient's number belongs to no single country.",
    });
  const label = `${name} to ${countryName(country)}`;
  const asked = await ask(session, country);
  if (!asked.ok) return cannotTell(asked, `${label}: cannot tell`);
  if (asked.value === null)
    return found(asked, "unknown", `${label}: cannot tell`, {
      meaning: "Twilio does not list this country.",
    });
  if (asked.value) return found(asked, "pass", `${label} allowed`);
  return found(asked, "fail", `${label} switched off`, wordsOn(code));
}
