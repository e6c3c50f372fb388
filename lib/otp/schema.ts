import { z } from "zod";
import { channels } from "@/lib/core/channel";
import { idPattern } from "@/lib/core/id-pattern";
import { newOtpPolicy } from "./policy";

/** How long a code lives. Ten minutes is the most that NIST SP 800-63B-4 allows. */
export const expiryMinutes = { min: 1, max: 10, standard: 5 } as const;

export const saveOtpChannelInput = z.object({
  channel: z.enum(channels),
  /** Off refuses calls by API and SDK; flows go on. */
  isEnabled: z.boolean(),
  connectorId: z.string().regex(idPattern("connector"), "Choose a connector."),
  /** null stands for the System template. */
  templateId: z.string().regex(idPattern("template"), "Choose a template.").nullable(),
  expiresInSeconds: z
    .number()
    .int()
    .multipleOf(60, "Give whole minutes.")
    .min(expiryMinutes.min * 60, `Give at least ${expiryMinutes.min} minute.`)
    .max(expiryMinutes.max * 60, `Give at most ${expiryMinutes.max} minutes.`),
  policy: newOtpPolicy,
  /** The version the card was filled from, so that nobody's save is overwritten unseen. */
  expectedVersion: z.number().int(),
});
export type SaveOtpChannelInput = z.infer<typeof saveOtpChannelInput>;

export const sendTestCodeInput = z.object({
  channel: z.enum(channels),
  to: z.string().trim().min(1, "Enter who the test code goes to.").max(254),
  /** Another template than the channel's; null stands for the System template. */
  templateId: z.string().regex(idPattern("template"), "Choose a template.").nullable().optional(),
  /** Language of the text. */
  locale: z.string().max(50).optional(),
});
export type SendTestCodeInput = z.infer<typeof sendTestCodeInput>;

export const clearUserLimitsInput = z.object({ userId: z.string().regex(idPattern("endUser")) });
