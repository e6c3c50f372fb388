/**
 * Twilio's documented magic numbers: what test credentials answer, as an error code or `null` for
 * "accepted". https://www.twilio.com/docs/iam/test-credentials
 */
const sms = {
  from: new Map<string, number | null>([
    ["+15005550001", 21212],
    ["+15005550007", 21606],
    ["+15005550008", 21611],
    ["+15005550006", null],
  ]),
  to: new Map([
    ["+15005550001", 21211],
    ["+15005550002", 21612],
    ["+15005550003", 21408],
    ["+15005550004", 21610],
    ["+15005550009", 21614],
  ]),
} as const;

const call = {
  from: new Map<string, number | null>([
    ["+15005550001", 21212],
    ["+15005550006", null],
  ]),
  to: new Map([
    ["+15005550001", 21217],
    ["+15005550002", 21214],
    ["+15005550003", 21215],
    ["+15005550004", 21216],
  ]),
} as const;

/** The verdict on an SMS sent with test credentials: an error code, or null when accepted. */
export function magicSms(from: string, to: string): number | null {
  const verdict = sms.from.get(from);
  if (verdict === undefined) return 21606;
  return verdict ?? sms.to.get(to) ?? null;
}

/** The verdict on a call made with test credentials: an error code, or null when accepted. */
export function magicCall(from: string, to: string): number | null {
  const verdict = call.from.get(from);
  if (verdict === undefined) return 21210;
  return verdict ?? call.to.get(to) ?? null;
}

/** The verdict on buying a number with test credentials; exactly one of the two is given. */
export function magicPurchase(phoneNumber: string | null, areaCode: string | null): number | null {
  if (phoneNumber !== null) {
    if (phoneNumber === "+15005550006") return null;
    return phoneNumber === "+15005550001" ? 21421 : 21422;
  }
  return areaCode === "500" ? null : 21452;
}
