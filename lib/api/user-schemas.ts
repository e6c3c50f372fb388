import { z } from "zod";
import { idPattern } from "@/lib/core/id-pattern";

const text = (longest: number) =>
  z
    .string()
    .max(longest)
    .nullish()
    .transform((given) => given ?? undefined);
/** What a body held is JSON; said by a transform, for OpenAPI needs no schema of all JSON. */
const jsonValue = z.unknown().transform((value) => z.json().parse(value));
const attributeName = z
  .string()
  .min(1)
  .max(100)
  .regex(/^(?!__proto__$)/, "not this name");
const flag = z
  .boolean()
  .nullish()
  .transform((given) => given ?? undefined);
const none = (what: string) => z.array(z.unknown()).max(0, `${what} are not offered`).nullish();

const userIdPattern = idPattern("endUser");

/** A login id, or a user's id where a library lets its caller give either. */
const whoField = z.string().min(1).max(254).describe("A login id or a user's id.");

/** Names a user by one of the two. */
export const whoFields = {
  loginId: whoField.optional(),
  userId: z.string().regex(userIdPattern, "not a user's id").optional(),
};
type Who = { loginId?: string | undefined; userId?: string | undefined };

/** What lib/users takes to name a user; null when nobody is named. */
export function whichUser({
  loginId,
  userId,
}: Who): { userId: string } | { loginId: string } | null {
  if (userId !== undefined) return { userId };
  if (loginId === undefined) return null;
  return userIdPattern.test(loginId) ? { userId: loginId } : { loginId };
}

const profileFields = {
  email: text(254).describe('"" removes it.'),
  phone: text(40).describe('"" removes it.'),
  displayName: text(200),
  name: text(200).describe("The same as displayName."),
  givenName: text(100),
  middleName: text(100),
  familyName: text(100),
  picture: text(2000),
  verifiedEmail: flag,
  verifiedPhone: flag,
  customAttributes: z
    .record(attributeName, jsonValue)
    .nullish()
    .transform((given) => given ?? undefined)
    .describe("Values that JSON can say, 8 KB at most."),
};
const notOffered = {
  roleNames: none("roles"),
  userTenants: none("tenants"),
  ssoAppIds: none("SSO applications"),
};

const names = z
  .array(z.string().min(1).max(254))
  .max(20)
  .nullish()
  .transform((given) => given ?? undefined);

export const createUserBody = z.object({
  loginId: z.string().min(1).max(254),
  ...profileFields,
  additionalLoginIds: names,
  additionalIdentifiers: names.describe("The same as additionalLoginIds."),
  ...notOffered,
  invite: z.literal(false, "invitations are not offered").nullish(),
});

export const createTestUserBody = createUserBody.extend({
  test: z.literal(true).nullish(),
  code: text(8).describe(
    "A fixed code that signs in without a message, as long as the codes of a channel are.",
  ),
  days: z.int().min(1).max(90).nullish().describe("How long the user can sign in; 30 by default."),
});

export const updateUserBody = z.object({
  loginId: whoField,
  ...profileFields,
  additionalLoginIds: names,
  additionalIdentifiers: names,
  ...notOffered,
});
export type UpdateUserBody = z.output<typeof updateUserBody>;

export const updateEmailBody = z.object({
  loginId: whoField,
  email: z.string().max(254),
  verified: flag,
  failOnConflict: flag,
});
export const updatePhoneBody = z.object({
  loginId: whoField,
  phone: z.string().max(40),
  verified: flag,
  failOnConflict: flag,
});
const { displayName, name, givenName, middleName, familyName, picture } = profileFields;
export const updateNameBody = z.object({
  loginId: whoField,
  displayName,
  name,
  givenName,
  middleName,
  familyName,
});
export const updatePictureBody = z.object({ loginId: whoField, picture });
export const updateStatusBody = z.object({
  loginId: whoField,
  status: z.enum(["enabled", "disabled"]),
});
export const updateLoginIdBody = z.object({
  loginId: z.string().min(1).max(254),
  newLoginId: text(254).describe("Takes the place of loginId; without it that one is removed."),
});
export const updateAttributeBody = z.object({
  loginId: whoField,
  attributeKey: attributeName,
  attributeValue: jsonValue,
});

const list = z
  .array(z.string().max(254))
  .max(50)
  .nullish()
  .transform((given) => given ?? []);

export const searchBody = z.object({
  text: text(254).describe("Beginning of a login id, address or name; last digits of a number."),
  page: z.int().min(0).max(10_000).nullish(),
  limit: z.int().min(0).max(200).nullish().describe("Users a page; 0 and nothing stand for 100."),
  statuses: z
    .array(z.enum(["enabled", "disabled", "invited"]))
    .max(3)
    .nullish(),
  withTestUser: flag.describe("Test users as well."),
  testUsersOnly: flag,
  loginIds: list,
  emails: list,
  phones: list,
  userIds: list,
  ...notOffered,
  tenantIds: none("tenants"),
});
export type SearchBody = z.output<typeof searchBody>;

export const generateOtpBody = z.object({
  deliveryMethod: z.enum(["sms", "voice", "email"]),
  loginId: z.string().min(1).max(254),
  loginOptions: z.object({}).nullish(),
});
