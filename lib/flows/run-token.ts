import "server-only";
import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

/** 160 random bits: what the end user's browser or application goes on with. */
export const newRunToken = (): string => randomBytes(20).toString("base64url");

/** As much of it as is kept; a plain hash is enough for so many random bits. */
export const hashRunToken = (token: string): string =>
  createHash("sha256").update(token).digest("hex");

export function isRunToken(token: string, hash: string): boolean {
  const given = Buffer.from(hashRunToken(token));
  const kept = Buffer.from(hash);
  return given.length === kept.length && timingSafeEqual(given, kept);
}
