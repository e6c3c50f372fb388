import { z } from "zod";
import type { EndUser, EndUserStatus, JsonObject } from "./schema";

/** What is read of `end_users`, in the names of the table; times as the driver gives them. */
export type EndUserColumns = {
  id: string;
  name: string;
  givenName: string;
  middleName: string;
  familyName: string;
  picture: string;
  email: string;
  phone: string;
  isEmailVerified: boolean;
  isPhoneVerified: boolean;
  customAttributes: unknown;
  status: EndUserStatus;
  isTest: boolean;
  testEndsAt: Date | string | null;
  lastSignInAt: Date | string | null;
  createdAt: Date | string;
};

const attributes: z.ZodType<JsonObject> = z.record(z.string(), z.json()).catch({});
const iso = (time: Date | string) => new Date(time).toISOString();

/** A row and its login ids as the end user that may leave the server. */
export function toEndUser(row: EndUserColumns, loginIds: readonly string[]): EndUser {
  return {
    userId: row.id,
    loginIds: [...loginIds],
    name: row.name,
    givenName: row.givenName,
    middleName: row.middleName,
    familyName: row.familyName,
    picture: row.picture,
    email: row.email,
    phone: row.phone,
    isEmailVerified: row.isEmailVerified,
    isPhoneVerified: row.isPhoneVerified,
    customAttributes: attributes.parse(row.customAttributes),
    status: row.status,
    isTest: row.isTest,
    testEndsAt: row.testEndsAt === null ? null : iso(row.testEndsAt),
    lastSignInAt: row.lastSignInAt === null ? null : iso(row.lastSignInAt),
    createdAt: iso(row.createdAt),
  };
}
