import "server-only";
import { z } from "zod";
import { type Scope, scopes } from "@/lib/auth/permissions";
import { ok } from "@/lib/core/result";
import { createManagementKey } from "@/lib/settings/create-management-key";
import { listManagementKeys } from "@/lib/settings/list-management-keys";
import { revokeManagementKey } from "@/lib/settings/revoke-management-key";
import { createManagementKeyInput } from "@/lib/settings/schema";
import { defineRoute, type Route } from "./route";

const tag = "Management keys";
const errors = ["key_missing", "key_refused", "key_scope", "rate_limited"] as const;
const own = { auth: "management", tag, errors } as const;
const time = z.string().describe("ISO 8601, UTC.").nullable();

// The keys of the table are its scopes; TypeScript widens them to strings.
const scopeNames = Object.keys(scopes) as [Scope, ...Scope[]];

const keyView = z.object({
  id: z.string(),
  name: z.string(),
  endsIn: z.string().describe("The last four characters."),
  scopes: z.array(z.enum(scopeNames)),
  createdByName: z.string(),
  createdAt: z.string(),
  expiresAt: time,
  revokedAt: time,
  lastUsedAt: time.describe("To the minute."),
  state: z.enum(["active", "expired", "revoked"]),
});

export const keyRoutes: readonly Route[] = [
  defineRoute({
    ...own,
    method: "GET",
    path: "/v1/mgmt/keys",
    operation: "keys.list",
    summary: "List management keys",
    output: z.object({ keys: z.array(keyView) }),
    run: async ({ ctx }) => {
      const keys = await listManagementKeys(ctx);
      return keys.ok ? ok({ keys: keys.value }) : keys;
    },
  }),
  defineRoute({
    ...own,
    method: "POST",
    path: "/v1/mgmt/keys",
    operation: "keys.save",
    summary: "Make a management key",
    description:
      "The key is in this answer and nowhere else. It can do no more than the key it was made with, and ends no later.",
    body: createManagementKeyInput.extend({
      expiresInDays: createManagementKeyInput.shape.expiresInDays.default(null),
    }),
    example: { name: "Nightly import", scopes: ["users:write"], expiresInDays: 90 },
    output: z.object({ keyId: z.string(), key: z.string(), expiresAt: time }),
    run: ({ ctx, body }) => createManagementKey(ctx, body),
  }),
  defineRoute({
    ...own,
    method: "DELETE",
    path: "/v1/mgmt/keys/{keyId}",
    operation: "keys.save",
    summary: "Revoke a management key",
    description: "It is refused from its next call on.",
    output: z.object({}),
    errors: [...errors, "not_found"],
    run: async ({ ctx, param }) => {
      const revoked = await revokeManagementKey(ctx, { keyId: param });
      return revoked.ok ? ok({}) : revoked;
    },
  }),
];
