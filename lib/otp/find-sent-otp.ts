import "server-only";
import type { ProjectCtx } from "@/lib/auth/context";
import type { ErrorClass } from "@/lib/connectors/kit/connector-error";
import type { Channel } from "@/lib/core/channel";
import { maskDestination } from "@/lib/core/login-id";
import { errorClass } from "@/lib/messages/schema";
import { otpPolicy } from "./policy";
import { selectSent } from "./sent-store";

export type FoundOtp = {
  channel: Channel;
  loginId: string;
  masked: string;
  codeLength: number;
  /** When the recipient may be sent another code, by the gap alone. */
  resendAt: Date;
  /** null where the provider took it. */
  error: { class: ErrorClass; code: string | null } | null;
};

/**
 * What became of a code whose message was given this id: for whoever was cut off while it was sent.
 * null where it was never begun. For flows, which have checked who asks.
 */
export async function findSentOtp(
  ctx: Pick<ProjectCtx, "db" | "project">,
  messageId: string,
): Promise<FoundOtp | null> {
  const row = await selectSent(ctx.db, ctx.project.id, messageId);
  if (!row) return null;
  const policy = otpPolicy.parse(row.policy);
  return {
    channel: row.channel,
    loginId: row.loginId,
    masked: maskDestination(row.channel, row.destination),
    codeLength: policy.codeLength,
    resendAt: new Date(row.sentAt + policy.resendGapSeconds * 1000),
    error: errorOf(row),
  };
}

function errorOf({
  status,
  errorClass: told,
  errorCode,
}: NonNullable<Awaited<ReturnType<typeof selectSent>>>): FoundOtp["error"] {
  // Whoever was at it is gone: nobody knows whether the provider heard of it.
  if (status === "sending" || status === "unknown") return { class: "unknown_outcome", code: null };
  if (status !== "failed" && status !== "undelivered") return null;
  return { class: errorClass.catch("unknown_outcome").parse(told), code: errorCode };
}
