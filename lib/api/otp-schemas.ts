import { z } from "zod";
import { customClaimsSchema } from "@/lib/users/schema";

/** Libraries send "" or null for what was not given. */
const optionalText = (longest: number) =>
  z
    .string()
    .max(longest)
    .nullish()
    .transform((text) => text || undefined);

const notOffered = (what: string) => z.literal(false, `${what} is not offered`).nullish();

const customClaims = z
  .record(z.string(), z.unknown())
  .transform((claims, issue) => {
    const read = customClaimsSchema.safeParse(claims);
    if (read.success) return read.data;
    for (const { message } of read.error.issues) issue.addIssue({ code: "custom", message });
    return z.NEVER;
  })
  .nullish()
  .transform((claims) => claims ?? undefined)
  .describe("Added to the session JWT. Names that JWTs use themselves are refused.");

const templateOptions = z
  .record(z.string().min(1).max(60), z.string().max(500))
  .refine((options) => Object.keys(options).length <= 20, "at most 20 of them")
  .nullish()
  .transform((options) => options ?? undefined)
  .describe("Values of {{options_<name>}} in the template.");

const templateId = optionalText(100).describe("Template instead of the channel's own.");
const providerId = optionalText(100).describe("Connector instead of the channel's own.");

const loginIdField = z
  .string()
  .min(1, "a phone number, an e-mail address or a name")
  .max(254)
  .describe("Phone number in international form, e-mail address, or a name.");

const loginOptions = z
  .object({
    customClaims,
    templateId,
    templateOptions,
    locale: optionalText(35).describe("BCP 47 tag of the text to use, such as de-CH."),
    stepup: notOffered("step-up"),
    mfa: notOffered("a second factor"),
    revokeOtherSessions: notOffered("ending the other sessions at sign-in"),
    tenantId: z.literal("", "tenants are not offered").nullish(),
  })
  .nullish()
  .transform((options) => options ?? undefined);

const person = {
  name: optionalText(254),
  givenName: optionalText(100),
  middleName: optionalText(100),
  familyName: optionalText(100),
  email: optionalText(254),
  phone: optionalText(40),
};

export const signUpBody = z.object({
  loginId: loginIdField,
  user: z
    .object(person)
    .nullish()
    .transform((user) => user ?? undefined),
  email: person.email.describe("The same as user.email."),
  phone: person.phone.describe("The same as user.phone."),
  loginOptions,
  providerId,
});

export const signInBody = z.object({ loginId: loginIdField, loginOptions, providerId });

const changeOptions = {
  addToLoginIDs: z.boolean().nullish().describe("The new address signs in as well."),
  onMergeUseExisting: notOffered("merging users"),
  mfa: notOffered("a second factor"),
  templateId,
  templateOptions,
  providerId,
};

export const updateEmailBody = z.object({
  loginId: loginIdField,
  email: z.string().min(3).max(254),
  ...changeOptions,
});

export const updatePhoneBody = z.object({
  loginId: loginIdField,
  phone: z.string().min(3).max(40),
  ...changeOptions,
});

export const verifyBody = z.object({
  loginId: loginIdField,
  code: z
    .string()
    .min(1)
    .max(64)
    .describe("As the person typed it; spaces and hyphens are ignored."),
});

/** What a send answers: where the code went, masked. */
export const sentAnswer = z.object({
  maskedPhone: z.string().optional(),
  maskedEmail: z.string().optional(),
  verificationAttempts: z.int().describe("Wrong tries that the code allows."),
  expiresInSeconds: z.int(),
  resendAfterSeconds: z.int().describe("When another code may be asked for."),
});
