import { z } from "zod";
import type { EndUser, Tokens } from "@/lib/users/schema";
import { toWireUser, wireUser } from "./wire-user";

/** What verifying a code and refreshing answer. */
export const jwtAnswer = z.object({
  sessionJwt: z.string(),
  refreshJwt: z.string().describe("Empty where the one that was sent stays good."),
  sessionExpiration: z.int().describe("Seconds since 1970."),
  cookieDomain: z.string(),
  cookiePath: z.string(),
  cookieMaxAge: z.int().describe("Seconds that the refresh JWT still lives."),
  cookieExpiration: z.int().describe("Seconds since 1970."),
  user: wireUser,
  firstSeen: z.boolean(),
  claims: z.record(z.string(), z.unknown()).describe("What the session JWT says."),
});
export type JwtAnswer = z.output<typeof jwtAnswer>;

const claimsSchema = z.record(z.string(), z.unknown());

export function toJwtAnswer(
  {
    user,
    tokens,
    isNew,
  }: {
    user: EndUser;
    tokens: Omit<Tokens, "refreshJwt"> & { refreshJwt: string | null };
    isNew: boolean;
  },
  now: Date,
): JwtAnswer {
  const { sessionJwt, refreshJwt, sessionExpiration, refreshExpiration } = tokens;
  const payload = Buffer.from(sessionJwt.split(".")[1] ?? "", "base64url").toString();
  return {
    sessionJwt,
    refreshJwt: refreshJwt ?? "",
    sessionExpiration,
    cookieDomain: "",
    cookiePath: "/",
    cookieMaxAge: Math.max(0, refreshExpiration - Math.floor(now.getTime() / 1000)),
    cookieExpiration: refreshExpiration,
    user: toWireUser(user),
    firstSeen: isNew,
    claims: claimsSchema.parse(JSON.parse(payload)),
  };
}
