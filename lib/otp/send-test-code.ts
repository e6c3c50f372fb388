import "server-only";
import { z } from "zod";
import type { ProjectCtx } from "@/lib/auth/context";
import { requirePermission } from "@/lib/auth/require-permission";
import type { OutgoingMessage } from "@/lib/connectors/kit/message";
import { type StartedTest, startConnectorTest } from "@/lib/connectors/start-connector-test";
import type { Channel } from "@/lib/core/channel";
import { env } from "@/lib/core/env";
import { type AppError, fail } from "@/lib/core/errors";
import { parsePhone } from "@/lib/core/phone";
import { err, ok, type Result } from "@/lib/core/result";
import { loadTemplateText } from "@/lib/templates/load-template-text";
import { renderTemplate } from "@/lib/templates/render-template";
import { sampleValues } from "@/lib/templates/variables";
import { getOtp } from "./get-otp";
import type { SendTestCodeInput } from "./schema";

/** The address in the form that connectors take, or the sentence for the field. */
function parseRecipient(channel: Channel, to: string): Result<string, string> {
  if (channel === "email")
    return z.email().safeParse(to).success ? ok(to) : err("This is not an e-mail address.");
  const phone = parsePhone(to);
  return phone.ok ? ok(phone.value.e164) : phone;
}

/**
 * Sends the saved template of a channel, or the one that is named, with a sample code through the
 * channel's saved connector. The code signs nobody in. Answers the test whose lines tell how it went.
 */
export async function sendTestCode(
  ctx: ProjectCtx,
  { channel, to, templateId, locale }: SendTestCodeInput,
): Promise<Result<StartedTest, AppError>> {
  const allowed = await requirePermission(ctx, "otp.sendTest");
  if (!allowed.ok) return allowed;
  const recipient = parseRecipient(channel, to);
  if (!recipient.ok) return fail("invalid_input", { fields: { to: recipient.error } });
  const otp = await getOtp(ctx);
  if (!otp.ok) return otp;
  const card = otp.value.find((entry) => entry.channel === channel);
  const connector = card?.connectors.find(({ id }) => id === card.connectorId);
  if (!card || !connector) return fail("not_found");
  if (!connector.state.isReady)
    return fail("invalid_input", { text: `${connector.name}: ${connector.state.reason}` });
  const text = await loadTemplateText(ctx, {
    templateId: templateId === undefined ? card.templateId : templateId,
    channel,
    locale,
  });
  if (!text.ok) return text;
  const { domain } = card.policy;
  const values = {
    ...sampleValues(ctx.project.name, domain || new URL(env().publicUrl).host),
    expirationTimeMinutes: String(card.expiresInSeconds / 60),
    expirationTimeSeconds: String(card.expiresInSeconds),
  };
  const message: OutgoingMessage = {
    to: recipient.value,
    code: values.code,
    validForSeconds: card.expiresInSeconds,
    ...renderTemplate(text.value.content, values, {
      locale: text.value.locale,
      webOtpDomain: domain,
    }),
  };
  return startConnectorTest(ctx, {
    connectorId: connector.id,
    type: connector.type,
    config: null,
    recipient: { to: recipient.value, channel, message },
  });
}
