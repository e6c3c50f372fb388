import { createHmac } from "node:crypto";

/**
 * The `X-Twilio-Signature` of a form post: base64 of HMAC-SHA1 over the exact address followed by
 * each field's name and value, sorted by name, without separators. A repeated field is signed once
 * for each of its distinct values. The key is always the account's auth token, never an API key's
 * secret. https://www.twilio.com/docs/usage/webhooks/webhooks-security
 */
export function twilioSignature(
  authToken: string,
  url: string,
  fields: Iterable<readonly [string, string]>,
): string {
  const byName = new Map<string, Set<string>>();
  for (const [name, value] of fields) {
    byName.set(name, (byName.get(name) ?? new Set()).add(value));
  }
  let signed = url;
  for (const name of [...byName.keys()].sort()) {
    for (const value of [...(byName.get(name) ?? [])].sort()) signed += name + value;
  }
  return createHmac("sha1", authToken).update(signed, "utf8").digest("base64");
}
