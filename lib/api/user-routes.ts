import "server-only";
import { z } from "zod";
import type { ProjectCtx } from "@/lib/auth/context";
import { type AppError, fail } from "@/lib/core/errors";
import { ok, type Result } from "@/lib/core/result";
import { generateTestOtp } from "@/lib/otp/generate-test-otp";
import { makeTestUser } from "@/lib/otp/make-test-user";
import { createEndUser } from "@/lib/users/create-end-user";
import { deleteEndUsers } from "@/lib/users/delete-end-users";
import { deleteTestUsers } from "@/lib/users/delete-test-users";
import { endEndUserSessions } from "@/lib/users/end-end-user-sessions";
import { getEndUser } from "@/lib/users/get-end-user";
import type { EndUser, EndUserView } from "@/lib/users/schema";
import { defineRoute, type Route } from "./route";
import { searchUsers } from "./search-users";
import {
  createTestUserBody,
  createUserBody,
  generateOtpBody,
  searchBody,
  whichUser,
  whoFields,
} from "./user-schemas";
import { toWireUser, wireUser } from "./wire-user";

const userTag = "Users";

/** What the calls about users share. */
export const managed = {
  auth: "management",
  tag: userTag,
  wireNames: { not_found: "managed_user_unknown", user_unknown: "managed_user_unknown" },
} as const;

export const userAnswer = z.object({ user: wireUser });

export const tellUser = (result: Result<EndUser, AppError>) =>
  result.ok ? ok({ user: toWireUser(result.value) }) : result;

/** The user that a call names by login id or id. */
export async function findUser(
  ctx: ProjectCtx,
  who: { loginId?: string | undefined; userId?: string | undefined },
): Promise<Result<EndUserView, AppError>> {
  const which = whichUser(who);
  if (!which)
    return fail("invalid_input", { fields: { loginId: "The loginId field is required." } });
  const found = await getEndUser(ctx, which);
  return found.ok ? ok(found.value.user) : found;
}

const whoBody = z.object(whoFields);
const nothing = z.object({});

type Profile = z.output<typeof createUserBody>;
const profileOf = (body: Profile) => ({
  name: body.displayName ?? body.name,
  givenName: body.givenName,
  middleName: body.middleName,
  familyName: body.familyName,
  picture: body.picture,
  email: body.email,
  phone: body.phone,
  isEmailVerified: body.verifiedEmail,
  isPhoneVerified: body.verifiedPhone,
  customAttributes: body.customAttributes,
});

const searchRoutes = ["/v2/mgmt/user/search", "/v2/mgmt/user/search/test", "/v1/mgmt/user/search"];

export const userRoutes: readonly Route[] = [
  defineRoute({
    ...managed,
    method: "POST",
    path: "/v1/mgmt/user/create",
    operation: "users.save",
    summary: "Make a user",
    body: createUserBody,
    example: { loginId: "+14155550100", displayName: "Ada Lovelace", verifiedPhone: true },
    output: userAnswer,
    errors: ["user_exists"],
    run: async ({ ctx, body }) => {
      const { loginId, additionalLoginIds, additionalIdentifiers } = body;
      const loginIds = additionalLoginIds ?? additionalIdentifiers;
      return tellUser(await createEndUser(ctx, { loginId, loginIds, ...profileOf(body) }));
    },
  }),
  defineRoute({
    ...managed,
    method: "POST",
    path: "/v1/mgmt/user/create/test",
    operation: "users.save",
    summary: "Make a test user",
    description:
      "Nothing is ever sent to a test user. It signs in with its fixed code, or with one made by tests/generate/otp, until its days are over.",
    body: createTestUserBody,
    example: { loginId: "+14155550101", test: true, days: 30 },
    output: userAnswer,
    errors: ["user_exists"],
    run: async ({ ctx, body }) => {
      const { loginId, code, days } = body;
      const user = {
        loginId,
        ...profileOf(body),
        code: code || undefined,
        days: days ?? undefined,
      };
      return tellUser(await makeTestUser(ctx, user));
    },
  }),
  defineRoute({
    ...managed,
    method: "GET",
    path: "/v1/mgmt/user",
    operation: "users.list",
    summary: "Read a user",
    query: whoBody,
    output: userAnswer,
    errors: ["managed_user_unknown"],
    run: async ({ ctx, query }) => tellUser(await findUser(ctx, query)),
  }),
  defineRoute({
    ...managed,
    method: "POST",
    path: "/v1/mgmt/users/load",
    operation: "users.list",
    summary: "Read several users",
    body: z.object({
      userIds: z.array(z.string().max(100)).min(1).max(100),
      includeInvalidUsers: z.boolean().nullish(),
    }),
    example: { userIds: ["eu_0123456789abcdefghjkmnpq"] },
    output: z.object({ users: z.array(wireUser) }),
    run: async ({ ctx, body }) => {
      const users = [];
      for (const userId of body.userIds) {
        const user = await getEndUser(ctx, { userId });
        if (user.ok) users.push(toWireUser(user.value.user));
        else if (user.error.code !== "not_found" && user.error.code !== "invalid_input")
          return user;
      }
      return ok({ users });
    },
  }),
  ...searchRoutes.map((path) =>
    defineRoute({
      ...managed,
      method: "POST",
      path,
      operation: "users.list",
      summary: "Find users",
      description: "Newest first. total counts 10,000 at most.",
      body: searchBody,
      example: { text: "ada", limit: 50, page: 0 },
      output: z.object({ users: z.array(wireUser), total: z.int() }),
      isHidden: path !== "/v2/mgmt/user/search",
      run: ({ ctx, body }) => searchUsers(ctx, body),
    }),
  ),
  defineRoute({
    ...managed,
    method: "POST",
    path: "/v1/mgmt/user/logout",
    operation: "users.signOut",
    summary: "Sign a user out everywhere",
    body: whoBody,
    example: { loginId: "+14155550100" },
    output: nothing,
    errors: ["managed_user_unknown"],
    run: async ({ ctx, body }) => {
      const user = await findUser(ctx, body);
      if (!user.ok) return user;
      const ended = await endEndUserSessions(ctx, { userId: user.value.userId });
      return ended.ok ? ok({}) : ended;
    },
  }),
  defineRoute({
    ...managed,
    method: "POST",
    path: "/v1/mgmt/user/delete",
    operation: "users.delete",
    summary: "Delete a user",
    body: whoBody,
    example: { loginId: "+14155550100" },
    output: nothing,
    errors: ["managed_user_unknown"],
    run: async ({ ctx, body }) => {
      const user = await findUser(ctx, body);
      if (!user.ok) return user;
      const deleted = await deleteEndUsers(ctx, { userIds: [user.value.userId] });
      return deleted.ok ? ok({}) : deleted;
    },
  }),
  defineRoute({
    ...managed,
    method: "POST",
    path: "/v1/mgmt/user/delete/batch",
    operation: "users.delete",
    summary: "Delete several users",
    body: z.object({ userIds: z.array(z.string().max(100)).min(1).max(100) }),
    example: { userIds: ["eu_0123456789abcdefghjkmnpq"] },
    output: nothing,
    run: async ({ ctx, body }) => {
      const deleted = await deleteEndUsers(ctx, body);
      return deleted.ok ? ok({}) : deleted;
    },
  }),
  defineRoute({
    ...managed,
    method: "DELETE",
    path: "/v1/mgmt/user/test/delete/all",
    operation: "users.delete",
    summary: "Delete every test user",
    output: nothing,
    run: async ({ ctx }) => {
      const deleted = await deleteTestUsers(ctx);
      return deleted.ok ? ok({}) : deleted;
    },
  }),
  defineRoute({
    ...managed,
    method: "POST",
    path: "/v1/mgmt/tests/generate/otp",
    operation: "users.save",
    summary: "Make a code for a test user",
    description: "Nothing is sent. The code signs in as one that came by message.",
    body: generateOtpBody,
    example: { deliveryMethod: "sms", loginId: "+14155550101" },
    output: z.object({ loginId: z.string(), code: z.string() }),
    errors: ["managed_user_unknown", "user_disabled", "method_disabled"],
    run: ({ ctx, body }) =>
      generateTestOtp(ctx, { channel: body.deliveryMethod, loginId: body.loginId }),
  }),
  defineRoute({
    ...managed,
    tag: "Management keys",
    method: "GET",
    path: "/v1/mgmt/license",
    summary: "Asked by clients' libraries at their start; there is nothing to tell",
    output: nothing,
    run: async () => ok({}),
  }),
];
