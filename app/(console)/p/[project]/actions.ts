"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { signOut as signOutVerb } from "@/lib/auth/sign-out";
import { publicAction } from "@/lib/http/public-action";
import { forgetSession } from "@/lib/http/session-cookies";

/** Ends the session and leads to the sign-in page. */
export const signOut = publicAction(z.undefined(), async (ctx) => {
  await signOutVerb(ctx);
  await forgetSession();
  redirect("/sign-in");
});
