import "server-only";
import { createHash, randomBytes } from "node:crypto";

const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

/**
 * A fresh management key: `pbk_`, which secret scanners recognise, and 32 characters of Crockford
 * base32 (160 random bits). No colon, since a colon ends the project id before it in a request.
 */
export function newKeyText(): string {
  let text = "pbk_";
  // 256 is a multiple of 32, so the remainder is uniform.
  for (const byte of randomBytes(32)) text += alphabet[byte % 32];
  return text;
}

/** All that is stored of a key. A plain hash is enough: nobody can try 160 bits. */
export const hashKeyText = (text: string): string =>
  createHash("sha256").update(text, "utf8").digest("hex");
