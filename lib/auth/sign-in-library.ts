import "server-only";
import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { betterAuth } from "better-auth/minimal";
import { accounts, sessions, users, verifications } from "@/drizzle/schema/auth";
import { env } from "@/lib/core/env";
import { newId } from "@/lib/core/ids";
import type { Keyring } from "@/lib/core/secrets";
import type { Db, Queryable } from "@/lib/db/client";
import { serverSecret } from "@/lib/keys/server-secret";
import { passwordLimits } from "./password-rules";
import { idleSeconds, sessionCookie } from "./session-cookie";

/**
 * The sign-in library over our tables. Its HTTP handler is mounted nowhere: every entry is a verb
 * of ours, so that one limiter and one audit cover all of them. Pass `tx` to have its writes in an
 * open transaction.
 */
export async function signInLibrary(db: Db, keyring: () => Keyring, tx: Queryable = db) {
  const secret = await serverSecret(db, keyring, "session-cookies");
  const { publicUrl } = env();
  const { name, attributes } = sessionCookie(publicUrl);
  return betterAuth({
    database: drizzleAdapter(tx, {
      provider: "pg",
      schema: { user: users, session: sessions, account: accounts, verification: verifications },
    }),
    secret,
    baseURL: publicUrl,
    telemetry: { enabled: false },
    // What it would log (unknown user, wrong password) is told by our audit rows.
    logger: { disabled: true },
    rateLimit: { enabled: false },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordLimits.min,
      maxPasswordLength: passwordLimits.max,
    },
    session: {
      expiresIn: idleSeconds,
      updateAge: 60,
      cookieCache: { enabled: false },
      additionalFields: { confirmedAt: { type: "date", required: false, input: false } },
    },
    advanced: {
      // The name says it already, see `sessionCookie`.
      useSecureCookies: false,
      cookies: { session_token: { name, attributes } },
      database: { generateId: ({ model }) => newId(kindOf(model)) },
    },
  });
}

function kindOf(model: string) {
  if (model === "user") return "user";
  if (model === "session") return "session";
  if (model === "account") return "account";
  throw new Error(`The sign-in library makes a ${model}, which Patchbay has no id for.`);
}
