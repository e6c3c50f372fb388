"use server";

import type { Route } from "next";
import { ok } from "@/lib/core/result";
import { publicAction } from "@/lib/http/public-action";
import { keepSession, userAgent } from "@/lib/http/session-cookies";
import { completeSetup as completeSetupVerb } from "@/lib/setup/complete-setup";
import { completeSetupSchema } from "@/lib/setup/schema";

/** Makes the first owner, signs in and answers the path of the page to open. */
export const completeSetup = publicAction(completeSetupSchema, async (ctx, input) => {
  const done = await completeSetupVerb(ctx, input, await userAgent());
  if (!done.ok) return done;
  await keepSession(done.value.session);
  // Put together at run time, which the route types cannot follow.
  return ok({ path: `/p/${done.value.projectSlug}/connectors` as Route });
});
