import "server-only";
import type { z } from "zod";
import type { ProjectCtx } from "@/lib/auth/context";
import { type AppError, fail } from "@/lib/core/errors";
import { ok, type Result } from "@/lib/core/result";
import type { UpdateEndUserInput } from "@/lib/users/schema";
import { searchEndUsers } from "@/lib/users/search-end-users";
import { setEndUserStatus } from "@/lib/users/set-end-user-status";
import { updateEndUser } from "@/lib/users/update-end-user";
import type { JsonObject } from "./parse-json";
import { defineRoute, type Route } from "./route";
import { findUser, managed, tellUser, userAnswer } from "./user-routes";
import {
  type UpdateUserBody,
  updateAttributeBody,
  updateEmailBody,
  updateLoginIdBody,
  updateNameBody,
  updatePhoneBody,
  updatePictureBody,
  updateStatusBody,
  updateUserBody,
} from "./user-schemas";

type Changes = UpdateEndUserInput["changes"];
type Step = Result<Changes, AppError>;

type Update<Body extends z.ZodType> = {
  method?: "PATCH";
  path: string;
  summary: string;
  description?: string;
  body: Body;
  example: JsonObject;
  /** What changes of the user; its id comes along for what has to be looked up. */
  changes(body: z.output<Body>, ctx: ProjectCtx, userId: string): Step | Promise<Step>;
};

function defineUpdate<Body extends z.ZodType<{ loginId: string }>>(update: Update<Body>): Route {
  return defineRoute({
    ...managed,
    method: update.method ?? "POST",
    path: `/v1/mgmt/user/${update.path}`,
    operation: "users.save",
    summary: update.summary,
    description: update.description,
    body: update.body,
    example: update.example,
    output: userAnswer,
    errors: ["managed_user_unknown", "managed_address_taken"],
    wireNames: { ...managed.wireNames, user_exists: "managed_address_taken" },
    run: async ({ ctx, body }) => {
      const user = await findUser(ctx, body);
      if (!user.ok) return user;
      const { userId } = user.value;
      const changes = await update.changes(body, ctx, userId);
      return changes.ok
        ? tellUser(await updateEndUser(ctx, { userId, changes: changes.value }))
        : changes;
    },
  });
}

/** What is named; names are the table's of lib/users. */
const changesOf = (body: UpdateUserBody): Changes => ({
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
  addLoginIds: body.additionalLoginIds ?? body.additionalIdentifiers,
});

const empty = {
  name: "",
  givenName: "",
  middleName: "",
  familyName: "",
  picture: "",
  email: "",
  phone: "",
  isEmailVerified: false,
  isPhoneVerified: false,
  customAttributes: {},
};

/** Undefined stands for absent, so that it does not cover what is there. */
const present = (changes: Changes): Changes =>
  Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));

/** Refuses an address that another user has, where the call asks for it. */
async function refuseTaken(
  ctx: ProjectCtx,
  userId: string,
  field: "email" | "phone",
  text: string,
): Promise<Result<null, AppError>> {
  const page = await searchEndUsers(ctx, { query: text, limit: 200 });
  if (!page.ok) return page;
  const wanted = text.trim().toLowerCase();
  const isTaken = page.value.users.some(
    (user) => user.userId !== userId && (user[field] === wanted || user.loginIds.includes(wanted)),
  );
  return isTaken ? fail("user_exists", { text: "Another user has this address." }) : ok(null);
}

export const userUpdateRoutes: readonly Route[] = [
  defineUpdate({
    path: "update",
    summary: "Replace what is said of a user",
    description: "What is absent becomes empty; login ids are only added.",
    body: updateUserBody,
    example: { loginId: "+14155550100", displayName: "Ada King", phone: "+14155550100" },
    changes: (body) => ok({ ...empty, ...present(changesOf(body)) }),
  }),
  defineUpdate({
    method: "PATCH",
    path: "patch",
    summary: "Change some of what is said of a user",
    description: "What is absent stays.",
    body: updateUserBody,
    example: { loginId: "+14155550100", displayName: "Ada King" },
    changes: (body) => ok(present(changesOf(body))),
  }),
  defineUpdate({
    path: "update/email",
    summary: "Change a user's e-mail address",
    body: updateEmailBody,
    example: { loginId: "+14155550100", email: "ada@example.com", verified: true },
    changes: async ({ email, verified = false, failOnConflict }, ctx, userId) => {
      const free = failOnConflict ? await refuseTaken(ctx, userId, "email", email) : ok(null);
      return free.ok ? ok({ email, isEmailVerified: verified }) : free;
    },
  }),
  defineUpdate({
    path: "update/phone",
    summary: "Change a user's phone number",
    body: updatePhoneBody,
    example: { loginId: "ada@example.com", phone: "+14155550100", verified: true },
    changes: async ({ phone, verified = false, failOnConflict }, ctx, userId) => {
      const free = failOnConflict ? await refuseTaken(ctx, userId, "phone", phone) : ok(null);
      return free.ok ? ok({ phone, isPhoneVerified: verified }) : free;
    },
  }),
  defineUpdate({
    path: "update/name",
    summary: "Change a user's names",
    body: updateNameBody,
    example: { loginId: "+14155550100", displayName: "Ada King" },
    changes: ({ displayName, name, givenName, middleName, familyName }) =>
      ok(present({ name: displayName ?? name, givenName, middleName, familyName })),
  }),
  defineUpdate({
    path: "update/picture",
    summary: "Change a user's picture",
    body: updatePictureBody,
    example: { loginId: "+14155550100", picture: "https://example.com/ada.png" },
    changes: ({ picture = "" }) => ok({ picture }),
  }),
  defineUpdate({
    path: "update/loginid",
    summary: "Change or remove a login id",
    body: updateLoginIdBody,
    example: { loginId: "+14155550100", newLoginId: "ada@example.com" },
    changes: ({ loginId, newLoginId }) =>
      ok({ removeLoginIds: [loginId], addLoginIds: newLoginId ? [newLoginId] : [] }),
  }),
  defineUpdate({
    path: "update/customAttribute",
    summary: "Set one attribute of a user",
    body: updateAttributeBody,
    example: { loginId: "+14155550100", attributeKey: "plan", attributeValue: "pro" },
    changes: async ({ attributeKey, attributeValue }, ctx, userId) => {
      const user = await findUser(ctx, { userId });
      if (!user.ok) return user;
      const { customAttributes } = user.value;
      return ok({ customAttributes: { ...customAttributes, [attributeKey]: attributeValue } });
    },
  }),
  defineRoute({
    ...managed,
    method: "POST",
    path: "/v1/mgmt/user/update/status",
    operation: "users.save",
    summary: "Disable or enable a user",
    description: "Disabling ends the user's sessions at once.",
    body: updateStatusBody,
    example: { loginId: "+14155550100", status: "disabled" },
    output: userAnswer,
    errors: ["managed_user_unknown"],
    run: async ({ ctx, body }) => {
      const user = await findUser(ctx, body);
      if (!user.ok) return user;
      const { userId } = user.value;
      return tellUser(await setEndUserStatus(ctx, { userId, status: body.status }));
    },
  }),
];
