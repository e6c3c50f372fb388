import "server-only";
import type { ProjectCtx } from "@/lib/auth/context";
import type { Channel } from "@/lib/core/channel";
import { env } from "@/lib/core/env";
import type { AppError } from "@/lib/core/errors";
import { ok, type Result } from "@/lib/core/result";
import { loadTemplateText } from "@/lib/templates/load-template-text";
import type { VariableValues } from "@/lib/templates/variables";
import type { OtpPolicy } from "./policy";
import { renderOtp } from "./render-otp";

type Wanted = {
  channel: Channel;
  to: string;
  policy: OtpPolicy;
  /** null for the System template. */
  templateId: string | null;
  expiresInSeconds: number;
  locale: string | null;
  user: VariableValues["user"];
  options: Readonly<Record<string, string>>;
};

/**
 * The words that a code would be sent with, the code as dots. For flows that only pretend to send:
 * they have checked who asks. Fails as `loadTemplateText` does.
 */
export async function previewOtp(
  ctx: Pick<ProjectCtx, "db" | "project">,
  { policy, templateId, locale, ...wanted }: Wanted,
): Promise<Result<string, AppError>> {
  const text = await loadTemplateText(ctx, { templateId, channel: wanted.channel, locale });
  if (!text.ok) return text;
  const { preview } = renderOtp({
    ...wanted,
    code: "0".repeat(policy.codeLength),
    projectName: ctx.project.name,
    domain: policy.domain,
    publicHost: new URL(env().publicUrl).host,
    text: text.value,
  });
  return ok(preview);
}
