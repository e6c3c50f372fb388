import type { Account, World } from "./world";

/** Why this account may not send a message from the form's sender; null when it may. */
export function senderFault(world: World, { spec }: Account, form: URLSearchParams): number | null {
  const serviceSid = form.get("MessagingServiceSid");
  const from = form.get("From");
  if (serviceSid) {
    if (!/^MG[0-9a-fA-F]{32}$/.test(serviceSid)) return 21705;
    const service = spec.services.find((s) => s.sid === serviceSid);
    if (service === undefined) return 21701;
    const pool = [...service.phoneNumbers, ...service.shortCodes, ...service.alphaSenders];
    if (pool.length === 0) return 21704;
    if (from && !pool.includes(from)) return 21606;
    const isAlphaOnly = service.phoneNumbers.length + service.shortCodes.length === 0;
    return isAlphaOnly && form.get("To")?.startsWith("+1") ? 21703 : null;
  }
  if (from === null) return 21603;
  if (/^\d{3,8}$/.test(from)) return spec.shortCodes.includes(from) ? null : 21659;
  if (!from.startsWith("+")) return alphanumericFault(spec.type, from, form.get("To") ?? "");
  const number = spec.numbers.find((n) => n.phoneNumber === from);
  if (number !== undefined) return number.capabilities.sms ? null : 21661;
  if (!/^\+[1-9]\d{6,14}$/.test(from)) return 21212;
  const isOthers = [...world.accounts.values()].some((other) =>
    other.spec.numbers.some((n) => n.phoneNumber === from),
  );
  return isOthers ? 21660 : 21659;
}

function alphanumericFault(type: "Full" | "Trial", from: string, to: string): number | null {
  if (!/^(?=.*[A-Za-z])[A-Za-z0-9 &_+-]{1,11}$/.test(from)) return 21212;
  if (/^(test|info|sms|message|verify)$/i.test(from)) return 21212;
  if (type === "Trial") return 21267;
  return to.startsWith("+1") ? 21612 : null;
}
