import "server-only";
import { createHmac } from "node:crypto";
import type { ProjectCtx } from "@/lib/auth/context";
import { serverSecret } from "@/lib/keys/server-secret";

/** What is stored of a test user's fixed code: keyed, and bound to project and user. Hex. */
export async function hashTestCode(
  ctx: Pick<ProjectCtx, "db" | "keyring" | "project">,
  endUserId: string,
  code: string,
): Promise<string> {
  const secret = await serverSecret(ctx.db, ctx.keyring, "otp-codes");
  return createHmac("sha256", secret)
    .update(JSON.stringify(["test", ctx.project.id, endUserId, code]))
    .digest("hex");
}
