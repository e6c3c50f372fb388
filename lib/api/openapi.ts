import "server-only";
import { z } from "zod";
import { maxKeyLength } from "./answer-once";
import { errorsOf } from "./errors-of";
import type { Route, RouteAuth } from "./route";
import { routes } from "./routes";
import { type WireErrorName, wireErrors } from "./wire-errors";

type Json = string | number | boolean | null | Json[] | { [name: string]: Json | undefined };
type Schema = { [name: string]: Json | undefined };

/** What stands behind `Bearer`, by who may call. */
const schemes = {
  project: ["projectId", "The project's id. A JWT behind a colon is ignored."],
  refresh: ["refreshJwt", "The project's id, a colon, the user's refresh JWT."],
  session: ["sessionJwt", "The project's id, a colon, the user's session JWT."],
  management: ["managementKey", "The project's id, a colon, a management key."],
} as const satisfies Record<Exclude<RouteAuth, "public">, readonly [string, string]>;

/** The OpenAPI 3.1 document of the table of routes. `baseUrl` is the API's, without a slash at its end. */
export function describeOpenApi(baseUrl: string): Schema {
  const shown = routes.filter(({ isHidden }) => !isHidden);
  const paths: { [path: string]: { [method: string]: Schema } } = {};
  for (const route of shown) {
    paths[route.path] ??= {};
    Object.assign(paths[route.path] ?? {}, { [route.method.toLowerCase()]: operationOf(route) });
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Patchbay",
      version: "1",
      description:
        "Sends and verifies one-time passwords, keeps sessions, and manages users. Answers are JSON always; a refusal has errorCode, errorDescription and errorMessage.",
    },
    servers: [{ url: baseUrl }],
    tags: [...new Set(shown.map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: Object.fromEntries(
        Object.values(schemes).map(([name, description]) => [
          name,
          { type: "http", scheme: "bearer", description },
        ]),
      ),
      schemas: {
        Error: {
          type: "object",
          required: ["errorCode", "errorDescription", "errorMessage"],
          properties: {
            errorCode: { type: "string", enum: Object.values(wireErrors).map((e) => e.errorCode) },
            errorDescription: { type: "string", description: "What the code means." },
            errorMessage: { type: "string", description: "What was wrong this time." },
            errorClass: { type: "string", description: "Kind of a provider's refusal." },
            messageId: { type: "string", description: "The message, as the console lists it." },
          },
        },
      },
    },
  };
}

function operationOf(route: Route): Schema {
  const parameters = parametersOf(route);
  return {
    operationId: operationIdOf(route),
    tags: [route.tag],
    summary: route.summary,
    description: route.description,
    security: route.auth === "public" ? [] : [{ [schemes[route.auth][0]]: [] }],
    parameters: parameters.length > 0 ? parameters : undefined,
    requestBody: route.body && {
      required: true,
      content: {
        "application/json": {
          schema: schemaOf(route.body, "input"),
          example: asJson(route.example),
        },
      },
    },
    responses: {
      "200": {
        description: "Done",
        content: { "application/json": { schema: schemaOf(route.output, "output") } },
      },
      ...refusalsOf(route),
    },
  };
}

/** "POST /v1/auth/otp/signup/sms" as "postAuthOtpSignupSms". */
export function operationIdOf({ method, path }: Pick<Route, "method" | "path">): string {
  const words = path.split(/[^a-zA-Z0-9]+/).filter((word) => word !== "" && word !== "v1");
  const big = words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1));
  return method.toLowerCase() + big.join("");
}

function parametersOf({ path, query, isSend }: Route): Schema[] {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: "path",
    required: true,
    schema: { type: "string" },
  }));
  const { properties = {}, required = [] } = query ? objectOf(schemaOf(query, "input")) : {};
  const inQuery = Object.entries(properties).map(([name, schema]) => ({
    name,
    in: "query",
    required: required.includes(name),
    schema,
  }));
  const key = {
    name: "Idempotency-Key",
    in: "header",
    required: false,
    description:
      "The same key and body within 24 hours send nothing more and get the first answer again.",
    schema: { type: "string", minLength: 1, maxLength: maxKeyLength },
  };
  return [...inPath, ...inQuery, ...(isSend ? [key] : [])];
}

const objectShape = z.object({
  properties: z.record(z.string(), z.record(z.string(), z.json())).optional(),
  required: z.array(z.string()).optional(),
});
const objectOf = (schema: Schema) => objectShape.parse(schema);

function refusalsOf(route: Route): Schema {
  const byStatus = new Map<number, WireErrorName[]>();
  for (const name of errorsOf(route)) {
    const { status } = wireErrors[name];
    byStatus.set(status, [...(byStatus.get(status) ?? []), name]);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, names]) => [
      String(status),
      {
        description: names.map((name) => wireErrors[name].errorDescription).join("; "),
        headers:
          status === 429
            ? { "Retry-After": { description: "Seconds to wait.", schema: { type: "integer" } } }
            : undefined,
        content: {
          "application/json": {
            schema: { $ref: "#/components/schemas/Error" },
            examples: Object.fromEntries(names.map((name) => [name, { value: exampleOf(name) }])),
          },
        },
      },
    ]),
  );
}

function exampleOf(name: WireErrorName): Schema {
  const { errorCode, errorDescription } = wireErrors[name];
  return { errorCode, errorDescription, errorMessage: `${errorDescription}.` };
}

function schemaOf(schema: z.ZodType, io: "input" | "output"): Schema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: "any" });
  return asJson(rest) as Schema;
}

/** Out of what JSON can say; leaves out what is undefined. An object stays an object. */
const asJson = (value: unknown): Json | undefined =>
  value === undefined ? undefined : (JSON.parse(JSON.stringify(value)) as Json);
