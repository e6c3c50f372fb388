import "server-only";
import { verify } from "node:crypto";
import { z } from "zod";
import type { ProjectCtx } from "@/lib/auth/context";
import { type AppError, fail } from "@/lib/core/errors";
import { idPattern } from "@/lib/core/id-pattern";
import { ok, type Result } from "@/lib/core/result";
import { findKey } from "./key-set";
import type { JsonObject } from "./schema";

/** What a good token says. */
export type TokenClaims = {
  userId: string;
  sessionId: string;
  /** Number of a refresh token; 0 in a session token. */
  rotation: number;
  /** Everything in the token, as an application sees it. */
  all: JsonObject;
};

const base = z.object({
  iss: z.string(),
  sub: z.string().regex(idPattern("endUser")),
  sid: z.string().regex(idPattern("endUserSession")),
  iat: z.number().int(),
  exp: z.number().int(),
});
const payloads = {
  session: base.extend({ drn: z.literal("DS") }),
  refresh: base.extend({ drn: z.literal("DSR"), rot: z.number().int().min(0) }),
};
const object: z.ZodType<JsonObject> = z.record(z.string(), z.json());

/** Above what any token of ours has; keeps long rubbish from being worked on. */
const longest = 8192;
const part = /^[A-Za-z0-9_-]+$/;

/**
 * Checks a token of the context's project: signed by one of its keys, in the very form in which we
 * sign, not ended, and of the kind that is due. Does not ask whether its session has ended.
 * Error: unauthenticated, which does not tell what was wrong.
 */
export async function readToken(
  ctx: ProjectCtx,
  token: string,
  kind: "session" | "refresh",
): Promise<Result<TokenClaims, AppError>> {
  const payload = await verified(ctx, token);
  const all = object.safeParse(payload);
  if (!all.success) return refused();
  const read = payloads[kind].safeParse(payload);
  if (!read.success || read.data.iss !== ctx.project.id) return refused();
  const { sub, sid, exp } = read.data;
  if (exp * 1000 <= ctx.clock.now().getTime()) return refused();
  const rotation = "rot" in read.data && typeof read.data.rot === "number" ? read.data.rot : 0;
  return ok({ userId: sub, sessionId: sid, rotation, all: all.data });
}

const refused = () =>
  fail("unauthenticated", { text: "This token is not valid, or not any more." });

/** The payload of a token that one of the project's keys signed, or null. */
async function verified(ctx: ProjectCtx, token: string): Promise<unknown> {
  if (token.length > longest) return null;
  const [header, payload, signature, ...rest] = token.split(".");
  if (!header || !payload || !signature || rest.length > 0) return null;
  if (!part.test(payload) || !part.test(signature)) return null;
  // The header is compared whole with those that our keys write, never believed: no other
  // algorithm, no key from the token itself, no critical extension can be asked for.
  const key = await findKey(ctx, header);
  if (!key) return null;
  const bytes = Buffer.from(signature, "base64url");
  // One spelling a signature: spare bits at the end of base64url are not ours.
  if (bytes.toString("base64url") !== signature) return null;
  if (!verify("sha256", Buffer.from(`${header}.${payload}`), key.publicKey, bytes)) return null;
  return JSON.parse(Buffer.from(payload, "base64url").toString());
}
