import { accounts } from "@/drizzle/schema/auth";
import type { Ctx } from "@/lib/auth/context";
import { hashPassword } from "@/lib/auth/hash-password";
import { newId } from "@/lib/core/ids";

/** Lets a user of the tests sign in with `password`. */
export async function givePassword(ctx: Ctx, userId: string, password: string): Promise<void> {
  await ctx.db.insert(accounts).values({
    id: newId("account"),
    accountId: userId,
    providerId: "credential",
    userId,
    password: await hashPassword(ctx, password),
  });
}

/** The e-mail of a user that `createTestProject` made. */
export const emailOf = (userId: string) => `${userId}@example.test`;
