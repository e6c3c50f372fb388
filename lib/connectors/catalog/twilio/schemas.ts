import { z } from "zod";
import { parsePhone } from "@/lib/core/phone";
import { isAlphanumericSender, isShortCode } from "@/lib/core/sender-kind";

/** Twilio's identifiers: two letters and 32 hexadecimal digits. */
export const sid = (prefix: "AC" | "SK" | "MG", label: string) =>
  z
    .string()
    .trim()
    .min(1, `Enter the ${label}.`)
    .regex(
      new RegExp(`^${prefix}[0-9a-fA-F]{32}$`),
      `The ${label} is ${prefix} followed by 32 digits or letters from a to f.`,
    );

/** A phone number in E.164. Written with spaces or brackets it is refused with its right form. */
export const e164 = z
  .string()
  .trim()
  .max(40)
  .superRefine((text, context) => {
    const phone = parsePhone(text);
    if (!phone.ok) context.addIssue({ code: "custom", message: phone.error });
    else if (phone.value.e164 !== text)
      context.addIssue({ code: "custom", message: `Write it as ${phone.value.e164}.` });
  });

/** Who a text message comes from: a number, a short code, or an alphanumeric sender ID. */
export const sender = z
  .string()
  .trim()
  .min(1, "Enter the phone number.")
  .max(40)
  .superRefine((text, context) => {
    if (isShortCode(text) || isAlphanumericSender(text)) return;
    if (/^[+\d]/.test(text) || !/[a-z]/i.test(text)) {
      const phone = e164.safeParse(text);
      if (phone.success) return;
      context.addIssue({ code: "custom", message: phone.error.issues[0]?.message ?? "" });
      return;
    }
    context.addIssue({
      code: "custom",
      message: "A sender ID has 1 to 11 letters, digits or spaces, and at least one letter.",
    });
  });

export { isAlphanumericSender, isShortCode };
