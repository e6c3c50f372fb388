import "server-only";
import { type KeyObject, sign } from "node:crypto";
import type { ProjectCtx } from "@/lib/auth/context";
import { type JsonObject, reservedClaims, type Tokens } from "./schema";
import { signingKeyFor } from "./signing-key-for";

/** A session as its tokens tell of it. */
export type TokenSession = {
  id: string;
  /** Number of the refresh token that is good now. */
  rotation: number;
  expiresAt: Date;
  /** Claims given at sign-in. */
  claims: JsonObject;
  amr: readonly string[];
};

/**
 * Signs a session and a refresh token. Neither outlives the session. Both carry `sid`, so that a
 * token that is shown to the server can be told from one of a session that has ended.
 * Makes no query but for the key, which is kept in memory.
 */
export async function issueTokens(
  ctx: ProjectCtx,
  { session, userId, now }: { session: TokenSession; userId: string; now: Date },
): Promise<Tokens> {
  const { header, nextKey, sessionMinutes } = await signingKeyFor(ctx, session.expiresAt);
  const iat = Math.floor(now.getTime() / 1000);
  const refreshExpiration = Math.floor(session.expiresAt.getTime() / 1000);
  const sessionExpiration = Math.min(iat + sessionMinutes * 60, refreshExpiration);
  const base = { iss: ctx.project.id, sub: userId, iat, amr: session.amr, sid: session.id };
  const [sessionJwt, refreshJwt] = await Promise.all([
    signed(header, nextKey(), {
      ...withoutReserved(session.claims),
      ...base,
      drn: "DS",
      exp: sessionExpiration,
    }),
    signed(header, nextKey(), {
      ...base,
      drn: "DSR",
      exp: refreshExpiration,
      rot: session.rotation,
    }),
  ]);
  return { sessionJwt, refreshJwt, sessionExpiration, refreshExpiration };
}

/** Claims are checked where they come in; this holds whatever came into the table otherwise. */
function withoutReserved(claims: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(claims).filter(([name]) => !reservedClaims.has(name)));
}

/** RSASSA-PKCS1-v1_5 with SHA-256 (RFC 7518, 3.3), on the thread pool. */
function signed(header: string, key: KeyObject, payload: object): Promise<string> {
  const text = `${header}.${Buffer.from(JSON.stringify(payload)).toString("base64url")}`;
  return new Promise((resolve, reject) => {
    sign("sha256", Buffer.from(text), key, (error, signature) =>
      error ? reject(error) : resolve(`${text}.${signature.toString("base64url")}`),
    );
  });
}
