"use server";

import { z } from "zod";
import { landingPath } from "@/lib/auth/landing-path";
import { signInSchema } from "@/lib/auth/schema";
import { signIn as signInVerb } from "@/lib/auth/sign-in";
import { ok } from "@/lib/core/result";
import { publicAction } from "@/lib/http/public-action";
import { keepSession, userAgent } from "@/lib/http/session-cookies";

/** Signs in and answers the path of the page to open. */
export const signIn = publicAction(
  signInSchema.extend({ next: z.string().nullable() }),
  async (ctx, { next, ...input }) => {
    const signedIn = await signInVerb(ctx, input, await userAgent());
    if (!signedIn.ok) return signedIn;
    await keepSession(signedIn.value.session);
    return ok({ path: await landingPath(ctx.db, signedIn.value.userId, next) });
  },
);
