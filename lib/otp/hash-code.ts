import "server-only";
import { createHmac, randomInt, timingSafeEqual } from "node:crypto";

/** A code of `length` decimal digits, uniform, with its leading zeros. */
export const makeCode = (length: number): string =>
  String(randomInt(0, 10 ** length)).padStart(length, "0");

/** What a code is good for, and for nothing else. */
export type CodeBinding = {
  projectId: string;
  challengeId: string;
  destination: string;
  purpose: string;
};

/**
 * What is stored of a code: HMAC-SHA-256 in hex under a secret that is not in the database in
 * clear, bound to everything that the code is good for.
 */
export function hashCode(secret: string, binding: CodeBinding, code: string): string {
  const { projectId, challengeId, destination, purpose } = binding;
  return createHmac("sha256", secret)
    .update(JSON.stringify([projectId, challengeId, destination, purpose, code]))
    .digest("hex");
}

/** Compares two hashes without telling by the time it takes where they differ. */
export function isSameHash(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a, "hex"), Buffer.from(b, "hex")];
  return left.length === right.length && left.length > 0 && timingSafeEqual(left, right);
}

/** First code points of digit rows that people's keyboards write instead of 0 to 9. */
const zeros = [0x0660, 0x06f0, 0x0966, 0x09e6];

/** A code as people type it, in the form it is compared in: no spaces or hyphens, plain digits. */
export function canonicalCode(typed: string): string {
  return typed
    .normalize("NFKC")
    .replace(/[\s\u2010-\u2015-]/g, "")
    .replace(/\p{Nd}/gu, (digit) => {
      const point = digit.codePointAt(0) ?? 0;
      const zero = zeros.find((each) => point >= each && point < each + 10);
      return zero === undefined ? digit : String(point - zero);
    });
}
