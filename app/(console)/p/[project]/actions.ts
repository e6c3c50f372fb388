"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { confirmPassword as confirmPasswordVerb } from "@/lib/auth/confirm-password";
import { confirmPasswordSchema } from "@/lib/auth/schema";
import { signOut as signOutVerb } from "@/lib/auth/sign-out";
import { accountAction } from "@/lib/http/account-action";
import { publicAction } from "@/lib/http/public-action";
import { forgetSession } from "@/lib/http/session-cookies";

/** Ends the session and leads to the sign-in page. */
export const signOut = publicAction(z.undefined(), async (ctx) => {
  await signOutVerb(ctx);
  await forgetSession();
  redirect("/sign-in");
});

/** Takes the password of whoever is signed in once more. */
export const confirmPassword = accountAction(confirmPasswordSchema, confirmPasswordVerb);
