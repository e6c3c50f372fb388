import { randomBytes } from "node:crypto";

/** The resource prefixes the stand-in hands out, as Twilio writes them. */
export type SidPrefix = "AC" | "SK" | "PN" | "SC" | "MG" | "AI" | "SM" | "CA" | "NO" | "RQ";

/** A fresh Twilio identifier: the prefix and 32 lower-case hexadecimal digits. */
export function newSid(prefix: SidPrefix): string {
  return prefix + randomBytes(16).toString("hex");
}

/** A fresh auth token, 32 hexadecimal digits as Twilio makes them. */
export function newAuthToken(): string {
  return randomBytes(16).toString("hex");
}

/** A fresh API key secret: 32 letters and digits. */
export function newKeySecret(): string {
  return randomBytes(24).toString("base64").replace(/[+/]/g, "x");
}
