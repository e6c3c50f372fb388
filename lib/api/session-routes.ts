import "server-only";
import { z } from "zod";
import { ok } from "@/lib/core/result";
import { endAllSessions } from "@/lib/users/end-all-sessions";
import { endSession } from "@/lib/users/end-session";
import { listSignIns } from "@/lib/users/list-sign-ins";
import { publishedKeys } from "@/lib/users/published-keys";
import { readMe } from "@/lib/users/read-me";
import { refreshSession } from "@/lib/users/refresh-session";
import { validateSession } from "@/lib/users/validate-session";
import { jwtAnswer, toJwtAnswer } from "./jwt-answer";
import { type Call, defineRoute, type Route } from "./route";
import { secondsOf, toWireUser, wireUser } from "./wire-user";

const tag = "Sessions";
const nothing = z.object({});
const own = {
  auth: "refresh",
  tag,
  errors: ["token_refused"],
  wireNames: { not_found: "token_refused" },
} as const;

async function refresh({ ctx, token }: Call<unknown, unknown>) {
  const refreshed = await refreshSession(ctx, { refreshJwt: token });
  if (!refreshed.ok) return refreshed;
  return ok(toJwtAnswer({ ...refreshed.value, isNew: false }, ctx.clock.now()));
}

const jwk = z.object({
  kty: z.literal("RSA"),
  n: z.string(),
  e: z.string(),
  kid: z.string(),
  alg: z.literal("RS256"),
  use: z.literal("sig"),
});

/** The keys stand at two addresses: older libraries ask for the first version. */
const keyRoutes = ["v2", "v1"].map((version) =>
  defineRoute({
    method: "GET",
    path: `/${version}/keys/{projectId}`,
    auth: "public",
    tag,
    summary: "Public keys that session JWTs are checked with",
    output: z.object({ keys: z.array(jwk) }),
    isHidden: version === "v1",
    run: async ({ ctx }) => ok({ keys: await publishedKeys(ctx) }),
  }),
);

export const sessionRoutes: readonly Route[] = [
  defineRoute({
    ...own,
    method: "POST",
    path: "/v1/auth/refresh",
    summary: "New tokens for a refresh JWT",
    description:
      "The refresh JWT is replaced too, at most once in ten seconds. One that was replaced earlier is a copy: using it ends the session.",
    output: jwtAnswer,
    run: refresh,
  }),
  defineRoute({
    method: "POST",
    path: "/v1/auth/try-refresh",
    auth: "project",
    tag,
    summary: "New tokens, if there is a good refresh JWT",
    description: "As refresh; where the JWT is missing or not good any more it answers {}.",
    output: z.union([jwtAnswer, nothing]),
    run: async (call) => {
      if (call.token === "") return ok({});
      const refreshed = await refresh(call);
      if (refreshed.ok) return refreshed;
      const { code } = refreshed.error;
      return code === "unauthenticated" || code === "session_ended" ? ok({}) : refreshed;
    },
  }),
  defineRoute({
    ...own,
    method: "GET",
    path: "/v1/auth/me",
    summary: "The user of a refresh JWT",
    output: wireUser,
    run: async ({ ctx, token }) => {
      const me = await readMe(ctx, { refreshJwt: token });
      return me.ok ? ok(toWireUser(me.value)) : me;
    },
  }),
  defineRoute({
    ...own,
    method: "GET",
    path: "/v1/auth/me/history",
    summary: "The user's last sign-ins",
    description: "Newest first, the last hundred. City and country are not known.",
    output: z.object({
      authHistory: z.array(
        z.object({
          userId: z.string(),
          loginTime: z.int().describe("Seconds since 1970."),
          city: z.string(),
          country: z.string(),
          ip: z.string(),
        }),
      ),
    }),
    run: async ({ ctx, token }) => {
      const list = await listSignIns(ctx, { refreshJwt: token });
      if (!list.ok) return list;
      const { userId, signIns } = list.value;
      const authHistory = signIns.map(({ at, ip }) => ({
        userId,
        loginTime: secondsOf(at),
        city: "",
        country: "",
        ip: ip ?? "",
      }));
      return ok({ authHistory });
    },
  }),
  defineRoute({
    ...own,
    method: "POST",
    path: "/v1/auth/me/tenants",
    summary: "The user's tenants: there are none",
    output: z.object({ tenants: z.array(z.unknown()) }),
    run: async ({ ctx, token }) => {
      const me = await readMe(ctx, { refreshJwt: token });
      return me.ok ? ok({ tenants: [] }) : me;
    },
  }),
  defineRoute({
    ...own,
    method: "POST",
    path: "/v1/auth/logout",
    summary: "Sign out",
    output: nothing,
    run: async ({ ctx, token }) => {
      const ended = await endSession(ctx, { refreshJwt: token });
      return ended.ok ? ok({}) : ended;
    },
  }),
  defineRoute({
    ...own,
    method: "POST",
    path: "/v1/auth/logoutall",
    summary: "Sign out everywhere",
    output: nothing,
    run: async ({ ctx, token }) => {
      const ended = await endAllSessions(ctx, { refreshJwt: token });
      return ended.ok ? ok({}) : ended;
    },
  }),
  defineRoute({
    ...own,
    auth: "session",
    method: "POST",
    path: "/v1/auth/validate",
    summary: "Check a session JWT",
    description:
      "Also notices a session that has ended, which checking with the public keys cannot.",
    output: z.object({ parsedJWT: z.record(z.string(), z.unknown()) }),
    run: async ({ ctx, token }) => {
      const claims = await validateSession(ctx, { sessionJwt: token });
      return claims.ok ? ok({ parsedJWT: claims.value.all }) : claims;
    },
  }),
  ...keyRoutes,
];
