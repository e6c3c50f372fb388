import { randomBytes } from "node:crypto";

/** Two-letter prefix of every kind of row, so that an id says what it names. */
const prefixes = {
  auditEvent: "ae",
  connector: "cn",
  connectorSecret: "cs",
  connectorTest: "ct",
  member: "mb",
  project: "pj",
  sandboxMessage: "sm",
  session: "se",
  template: "tp",
  user: "us",
  otpChannel: "oc",
  request: "rq",
} as const;

export type IdKind = keyof typeof prefixes;

const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

/** A fresh id such as `cn_3v8k…`: prefix and 24 characters of Crockford base32 (120 random bits). */
export function newId(kind: IdKind): string {
  let text = "";
  // 256 is a multiple of 32, so the remainder is uniform.
  for (const byte of randomBytes(24)) text += alphabet[byte % 32];
  return `${prefixes[kind]}_${text}`;
}

/** The form of an id of this kind, for parsing input at the door. */
export const idPattern = (kind: IdKind): RegExp => new RegExp(`^${prefixes[kind]}_[0-9a-z]{24}$`);
