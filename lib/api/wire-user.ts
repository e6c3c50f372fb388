import { z } from "zod";
import type { EndUser } from "@/lib/users/schema";

/** A user as clients' libraries know one. What this product does not have is empty, never missing. */
export const wireUser = z.object({
  userId: z.string(),
  loginIds: z.array(z.string()),
  name: z.string(),
  email: z.string(),
  phone: z.string(),
  verifiedEmail: z.boolean(),
  verifiedPhone: z.boolean(),
  givenName: z.string(),
  middleName: z.string(),
  familyName: z.string(),
  picture: z.string(),
  status: z.enum(["enabled", "disabled", "invited"]),
  customAttributes: z.record(z.string(), z.unknown()),
  createdTime: z.int().describe("Seconds since 1970."),
  test: z.boolean(),
  roleNames: z.array(z.string()),
  userTenants: z.array(z.unknown()),
  externalIds: z.array(z.string()),
  TOTP: z.boolean(),
  SAML: z.boolean(),
  SCIM: z.boolean(),
  OAuth: z.record(z.string(), z.unknown()),
  webauthn: z.boolean(),
  password: z.boolean(),
  editable: z.boolean(),
});
export type WireUser = z.output<typeof wireUser>;

export function toWireUser(user: EndUser): WireUser {
  return {
    userId: user.userId,
    loginIds: user.loginIds,
    name: user.name,
    email: user.email,
    phone: user.phone,
    verifiedEmail: user.isEmailVerified,
    verifiedPhone: user.isPhoneVerified,
    givenName: user.givenName,
    middleName: user.middleName,
    familyName: user.familyName,
    picture: user.picture,
    status: user.status,
    customAttributes: user.customAttributes,
    createdTime: secondsOf(user.createdAt),
    test: user.isTest,
    roleNames: [],
    userTenants: [],
    externalIds: user.loginIds,
    TOTP: false,
    SAML: false,
    SCIM: false,
    OAuth: {},
    webauthn: false,
    password: false,
    editable: true,
  };
}

/** Seconds since 1970 of a time in ISO 8601. */
export const secondsOf = (time: string): number => Math.floor(Date.parse(time) / 1000);
