import { z } from "zod";
import { passwordLimits } from "./password-rules";

/** An e-mail address as we keep and compare it: trimmed, lower case. */
export const emailSchema = z
  .string()
  .trim()
  .toLowerCase()
  .min(1, "Enter your e-mail address.")
  .max(254, "An e-mail address has at most 254 characters.")
  .pipe(z.email("This is not an e-mail address. Example: ada@example.com"));

export const signInSchema = z.object({
  email: emailSchema,
  password: z
    .string()
    .min(1, "Enter your password.")
    .max(passwordLimits.max, `A password has at most ${passwordLimits.max} characters.`),
});
export type SignInInput = z.input<typeof signInSchema>;
