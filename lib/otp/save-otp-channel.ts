import "server-only";
import { recordAudit } from "@/lib/audit/record-audit";
import type { ProjectCtx } from "@/lib/auth/context";
import { requirePermission } from "@/lib/auth/require-permission";
import { channelInText } from "@/lib/core/channel";
import { type AppError, fail } from "@/lib/core/errors";
import { ok, type Result } from "@/lib/core/result";
import { isReferenced, transact } from "@/lib/db/transact";
import { isCountry } from "./countries";
import { getOtp } from "./get-otp";
import { otpDifferences } from "./otp-differences";
import type { SaveOtpChannelInput } from "./schema";
import { updateOtpChannel } from "./store";

/** Saves one card; the audit row tells what changed, from what and to what. */
export async function saveOtpChannel(
  ctx: ProjectCtx,
  { expectedVersion, ...values }: SaveOtpChannelInput,
): Promise<Result<{ version: number }, AppError>> {
  const allowed = await requirePermission(ctx, "otp.save");
  if (!allowed.ok) return allowed;
  const otp = await getOtp(ctx);
  if (!otp.ok) return otp;
  const before = otp.value.find(({ channel }) => channel === values.channel);
  if (!before) return fail("not_found");
  const fields: Record<string, string> = {};
  const connector = before.connectors.find(({ id }) => id === values.connectorId);
  if (!connector)
    fields.connectorId = `Choose a connector that can do ${channelInText[values.channel]}.`;
  else if (!connector.state.isReady) fields.connectorId = connector.state.reason;
  if (values.templateId && !before.templates.some(({ id }) => id === values.templateId))
    fields.templateId = "This template does not exist any more.";
  if (!values.policy.countries.every(isCountry))
    fields["policy.countries"] = "Choose countries from the list.";
  if (Object.keys(fields).length > 0) return fail("invalid_input", { fields });
  try {
    return await transact(ctx.db, async (tx): Promise<Result<{ version: number }, AppError>> => {
      if (!(await updateOtpChannel(tx, ctx.project.id, values, expectedVersion)))
        return fail("changed_meanwhile");
      await recordAudit(tx, ctx, {
        operation: "otp.save",
        result: "done",
        targetId: values.channel,
        detail: otpDifferences(before, values),
      });
      return ok({ version: expectedVersion + 1 });
    });
  } catch (error) {
    // Connector or template was deleted between the check and the write.
    if (isReferenced(error)) return fail("changed_meanwhile");
    throw error;
  }
}
