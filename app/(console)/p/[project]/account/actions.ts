"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { changePassword as changePasswordVerb } from "@/lib/auth/change-password";
import { endOtherSessions as endOtherSessionsVerb } from "@/lib/auth/end-other-sessions";
import { changePasswordSchema } from "@/lib/auth/schema";
import { ok } from "@/lib/core/result";
import { accountAction } from "@/lib/http/account-action";
import { keepSession, userAgent } from "@/lib/http/session-cookies";

/** Gives the signed-in person a new password and this browser a new session. */
export const changePassword = accountAction(changePasswordSchema, async (ctx, input) => {
  const changed = await changePasswordVerb(ctx, input, await userAgent());
  if (!changed.ok) return changed;
  await keepSession(changed.value.session);
  revalidatePath("/p/[project]/account", "page");
  return ok({ endedSessions: changed.value.endedSessions });
});

export const endOtherSessions = accountAction(z.undefined(), async (ctx) => {
  const ended = await endOtherSessionsVerb(ctx);
  if (ended.ok) revalidatePath("/p/[project]/account", "page");
  return ended;
});
