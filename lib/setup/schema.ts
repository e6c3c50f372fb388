import { z } from "zod";
import { emailSchema, newPasswordSchema } from "@/lib/auth/schema";
import { countryCodes } from "@/lib/otp/policy";

export const completeSetupSchema = z.object({
  token: z.string().min(1).max(1_000),
  name: z.string().trim().min(1, "Enter your name.").max(100, "A name has at most 100 characters."),
  email: emailSchema,
  newPassword: newPasswordSchema,
  /** Countries that codes by text message and call go to at first. */
  countries: countryCodes,
});
export type CompleteSetupInput = z.input<typeof completeSetupSchema>;
