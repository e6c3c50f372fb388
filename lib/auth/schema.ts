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

/** A password that is being checked. */
const givenPassword = z
  .string()
  .min(1, "Enter your password.")
  .max(1_000, "This is too long for a password.");

/** Characters as a person counts them, after composing them as they are stored. */
const lengthOf = (password: string) => [...password.normalize("NFC")].length;

/** A password that is being chosen: any characters, only the length is ruled. */
export const newPasswordSchema = z
  .string()
  .refine(
    (password) => lengthOf(password) >= passwordLimits.min,
    `Use at least ${passwordLimits.min} characters.`,
  )
  .refine(
    (password) => lengthOf(password) <= passwordLimits.max,
    `Use at most ${passwordLimits.max} characters.`,
  );

export const signInSchema = z.object({ email: emailSchema, password: givenPassword });
export type SignInInput = z.input<typeof signInSchema>;

export const changePasswordSchema = z.object({
  currentPassword: givenPassword,
  newPassword: newPasswordSchema,
});
export type ChangePasswordInput = z.input<typeof changePasswordSchema>;

export const confirmPasswordSchema = z.object({ password: givenPassword });
export type ConfirmPasswordInput = z.input<typeof confirmPasswordSchema>;

/** For a form that has a new password typed twice, as `repeat`. */
export const typedTwice = {
  test: (form: { newPassword: string; repeat: string }) => form.newPassword === form.repeat,
  error: { path: ["repeat"], message: "This is not the same as above." },
};
