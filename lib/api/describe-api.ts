import "server-only";
import { z } from "zod";
import { type Scope, scopes } from "@/lib/auth/permissions";
import { errorsOf } from "./errors-of";
import type { JsonObject } from "./parse-json";
import type { RouteAuth } from "./route";
import { routes } from "./routes";
import { type WireErrorName, wireErrors } from "./wire-errors";

type ApiField = { name: string; type: string; isRequired: boolean; description: string };

type ApiCall = {
  method: string;
  /** Below the API's base URL. */
  path: string;
  auth: RouteAuth;
  /** Scopes of a management key, each of which is enough; empty where none is needed. */
  scopes: Scope[];
  summary: string;
  description: string;
  fields: ApiField[];
  queryFields: ApiField[];
  /** A body to begin with; null where there is none. */
  example: JsonObject | null;
  /** Takes an `Idempotency-Key`. */
  isSend: boolean;
  errors: WireErrorName[];
};

type ApiError = {
  name: WireErrorName;
  status: number;
  errorCode: string;
  errorDescription: string;
};

export type ApiDescription = {
  groups: { name: string; calls: ApiCall[] }[];
  errors: ApiError[];
};

/** The table of routes as plain data, for a page. */
export function describeApi(): ApiDescription {
  const shown = routes.filter(({ isHidden }) => !isHidden);
  const names = [...new Set(shown.map(({ tag }) => tag))];
  return {
    groups: names.map((name) => ({
      name,
      calls: shown
        .filter(({ tag }) => tag === name)
        .map((route) => ({
          method: route.method,
          path: route.path,
          auth: route.auth,
          scopes: scopesOf(route.operation),
          summary: route.summary,
          description: route.description ?? "",
          fields: fieldsOf(route.body),
          queryFields: fieldsOf(route.query),
          example: route.example ?? null,
          isSend: route.isSend === true,
          errors: errorsOf(route),
        })),
    })),
    errors: Object.entries(wireErrors).map(([name, { status, errorCode, errorDescription }]) => ({
      // The keys of the table are its names; TypeScript widens them to strings.
      name: name as WireErrorName,
      status,
      errorCode,
      errorDescription,
    })),
  };
}

function scopesOf(operation: string | undefined): Scope[] {
  const opens = Object.entries(scopes) as [Scope, readonly string[]][];
  return opens
    .filter(([, operations]) => operation !== undefined && operations.includes(operation))
    .map(([scope]) => scope);
}

const property = z.object({
  type: z.union([z.string(), z.array(z.string())]).optional(),
  anyOf: z.array(z.object({ type: z.string().optional() })).optional(),
  enum: z.array(z.unknown()).optional(),
  description: z.string().optional(),
});
const shape = z.object({
  properties: z.record(z.string(), property).default({}),
  required: z.array(z.string()).default([]),
});

function fieldsOf(schema: z.ZodType | undefined): ApiField[] {
  if (!schema) return [];
  const { properties, required } = shape.parse(
    z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }),
  );
  return Object.entries(properties).map(([name, given]) => ({
    name,
    type: typeOf(given),
    isRequired: required.includes(name),
    description: given.description ?? "",
  }));
}

function typeOf({ type, anyOf = [], enum: values }: z.output<typeof property>): string {
  if (values) return values.map((value) => JSON.stringify(value)).join(" or ");
  const types =
    typeof type === "string" ? [type] : (type ?? anyOf.flatMap((one) => one.type ?? []));
  return types.filter((name) => name !== "null").join(" or ") || "any";
}
