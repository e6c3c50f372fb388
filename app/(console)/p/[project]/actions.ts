"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { signOut as signOutVerb } from "@/lib/auth/sign-out";
import { ok } from "@/lib/core/result";
import { openAction } from "@/lib/http/open-action";
import { forgetSession } from "@/lib/http/session-cookies";

const endSession = openAction(z.undefined(), async (ctx) => {
  await signOutVerb(ctx);
  await forgetSession();
  return ok(null);
});

/** Ends the session and leads to the sign-in page. */
export async function signOut(): Promise<void> {
  const ended = await endSession(undefined);
  // The error page says what happened; the person must not believe to be signed out.
  if (!ended.ok) throw new Error(ended.error.text);
  redirect("/sign-in");
}
