import { randomBytes } from "node:crypto";
import { type IdKind, idPrefixes } from "./id-pattern";

const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

/** A fresh id such as `cn_3v8k…`: prefix and 24 characters of Crockford base32 (120 random bits). */
export function newId(kind: IdKind): string {
  let text = "";
  // 256 is a multiple of 32, so the remainder is uniform.
  for (const byte of randomBytes(24)) text += alphabet[byte % 32];
  return `${idPrefixes[kind]}_${text}`;
}
