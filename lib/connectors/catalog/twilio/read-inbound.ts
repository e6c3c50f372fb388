import { err, ok, type Result } from "@/lib/core/result";
import type { InboundProblem, InboundRequest } from "../../kit/receipt";
import type { TwilioConfig } from "./client";

/** The key of Twilio's signatures: always the account's auth token, never the secret of an API key. */
export function signingToken({ auth }: TwilioConfig): string | null {
  const token = auth.kind === "authToken" ? auth.authToken : auth.receiptAuthToken;
  return token === "" ? null : token;
}

/** Fields of a form post, each with its values in the order they came. */
export type InboundForm = ReadonlyMap<string, readonly string[]>;

/**
 * Whether a request is Twilio's, and the fields it brought. The signature is over the address and
 * all fields, so it is checked over all of them, known or not. Where one field ends and the next
 * begins is not signed: whoever reads fields has to know the form of each.
 */
export async function readInbound(
  config: TwilioConfig,
  { url, headers, body }: InboundRequest,
): Promise<Result<InboundForm, InboundProblem>> {
  const token = signingToken(config);
  if (token === null) return err("cannot_check");
  const signature = headers["x-twilio-signature"];
  const type = headers["content-type"];
  if (typeof signature !== "string" || signature === "") return err("bad_signature");
  if (typeof type !== "string" || !/^application\/x-www-form-urlencoded(;|$)/i.test(type))
    return err("bad_signature");
  const form = new Map<string, string[]>();
  for (const [name, value] of new URLSearchParams(body))
    form.set(name, [...(form.get(name) ?? []), value]);
  if (!(await isSigned(token, signature, url, form))) return err("bad_signature");
  // Signed with this account's token, so a report of another account can only be a mistake.
  return one(form, "AccountSid") === config.accountSid ? ok(form) : err("malformed");
}

/** The single value of a field; null where it is absent or there twice. */
export function one(form: InboundForm, name: string): string | null {
  const [value, ...more] = form.get(name) ?? [];
  return value === undefined || more.length > 0 ? null : value;
}

async function isSigned(token: string, signature: string, url: string, form: InboundForm) {
  // Not the whole SDK, which takes ten times as long to load.
  const { validateRequest } = await import("twilio/lib/webhooks/webhooks.js");
  // An object without a prototype, so that a field may have any name.
  const params: Record<string, string | string[]> = Object.assign(
    Object.create(null),
    Object.fromEntries([...form].map(([name, values]) => [name, asSigned(values)])),
  );
  return validateRequest(token, signature, url, params);
}

const asSigned = (values: readonly string[]): string | string[] =>
  values.length === 1 ? (values[0] ?? "") : [...values];
