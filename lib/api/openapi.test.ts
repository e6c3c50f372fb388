import { readFileSync } from "node:fs";
import { Validator } from "@seriousme/openapi-schema-validator";
import { Ajv2020 } from "ajv/dist/2020";
import { expect, test } from "vitest";
import { z } from "zod";
import { startApi } from "@/test/api";
import { errorsOf } from "./errors-of";
import { describeOpenApi } from "./openapi";
import { routes } from "./routes";
import { wireErrors } from "./wire-errors";

const shown = routes.filter(({ isHidden }) => !isHidden);
const document = z
  .object({
    servers: z.array(z.object({ url: z.string() })),
    paths: z.record(
      z.string(),
      z.record(
        z.string(),
        z.object({
          operationId: z.string(),
          security: z.array(z.record(z.string(), z.array(z.string()))),
          parameters: z.array(z.object({ name: z.string(), in: z.string() })).default([]),
          requestBody: z
            .object({
              content: z.object({
                "application/json": z.object({
                  schema: z.record(z.string(), z.unknown()),
                  example: z.unknown(),
                }),
              }),
            })
            .optional(),
          responses: z.record(
            z.string(),
            z.object({
              content: z.object({
                "application/json": z.object({
                  schema: z.record(z.string(), z.unknown()),
                  examples: z
                    .record(z.string(), z.object({ value: z.record(z.string(), z.string()) }))
                    .optional(),
                }),
              }),
            }),
          ),
        }),
      ),
    ),
  })
  .parse(describeOpenApi("https://otp.example.com/api"));

test("the document is OpenAPI 3.1", async () => {
  const validator = new Validator();
  const result = await validator.validate({ ...describeOpenApi("https://otp.example.com/api") });
  expect(result.errors).toBeUndefined();
  expect(result.valid).toBe(true);
  expect(validator.version).toBe("3.1");
});

test("document and table name the same calls", () => {
  const told = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  expect(told.sort()).toEqual(shown.map(({ method, path }) => `${method} ${path}`).sort());
  const ids = Object.values(document.paths).flatMap((methods) =>
    Object.values(methods).map(({ operationId }) => operationId),
  );
  expect(new Set(ids).size).toBe(ids.length);
});

test.each(shown.map((route) => [`${route.method} ${route.path}`, route] as const))(
  "%s: schemas compile, its example is good, its refusals are those of the table",
  (_, route) => {
    const told = document.paths[route.path]?.[route.method.toLowerCase()];
    if (!told) throw new Error("The call is not in the document.");
    const ajv = new Ajv2020({ strict: false, formats: { email: true } });
    const body = told.requestBody?.content["application/json"];
    expect(Boolean(body)).toBe(Boolean(route.body));
    if (body) {
      const check = ajv.compile(body.schema);
      expect(check(body.example), ajv.errorsText(check.errors)).toBe(true);
      expect(route.body?.safeParse(body.example).success).toBe(true);
    }
    const { "200": done, ...refusals } = told.responses;
    ajv.compile(done?.content["application/json"].schema ?? false);
    const names = Object.entries(refusals).flatMap(([status, { content }]) =>
      Object.entries(content["application/json"].examples ?? {}).map(([name, { value }]) => {
        // The names of examples are those of the table; the next line fails for any other.
        const row = wireErrors[name as keyof typeof wireErrors];
        expect({ status: row.status, code: row.errorCode }).toEqual({
          status: Number(status),
          code: value.errorCode,
        });
        return name;
      }),
    );
    expect(names.sort()).toEqual([...errorsOf(route)].sort());
    const takesKey = told.parameters.some(({ name }) => name === "Idempotency-Key");
    expect(takesKey).toBe(route.isSend === true);
    const parameter = /\{(\w+)\}/.exec(route.path)?.[1];
    if (parameter)
      expect(told.parameters).toContainEqual(
        expect.objectContaining({ name: parameter, in: "path" }),
      );
    expect(route.auth === "management").toBe(
      route.operation !== undefined || route.path.endsWith("/license"),
    );
  },
);

test("each refusal has a code of its own, and none is a 503 but the front's", () => {
  const rows = Object.entries(wireErrors);
  expect(new Set(rows.map(([, { errorCode }]) => errorCode)).size).toBe(rows.length);
  expect(rows.filter(([, { status }]) => status === 503).map(([name]) => name)).toEqual([
    "stopping",
  ]);
  for (const [, { errorCode }] of rows) expect(errorCode).toMatch(/^E\d{6}$/);
});

test("no call that a browser's library refreshes with may be refused by a limit", () => {
  for (const { path, errors = [] } of routes)
    if (/^\/v1\/auth\/(refresh|try-refresh|me)/.test(path))
      expect(errors).not.toContain("rate_limited");
});

test("the document is served to whoever asks", async () => {
  const { front } = await startApi();
  const answer = await fetch(`${front.url}/api/openapi.json`);
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({ openapi: "3.1.0" });
  const posted = await fetch(`${front.url}/api/openapi.json`, { method: "POST" });
  expect(posted.status).toBe(405);
});

test("the guide lists every refusal with its status and its meaning", () => {
  const guide = readFileSync("docs/guide/api.md", "utf8");
  const told = [...guide.matchAll(/^\| (E\d{6}) \| (\d{3}) \| ([^:;|]+?)(?:[:;][^|]*)? \|$/gm)];
  const rows = told.map(([, errorCode, status, errorDescription]) => ({
    errorCode,
    status: Number(status),
    errorDescription,
  }));
  const byCode = (a: { errorCode?: string }, b: { errorCode?: string }) =>
    String(a.errorCode).localeCompare(String(b.errorCode));
  expect(rows.sort(byCode)).toEqual(Object.values(wireErrors).toSorted(byCode));
});
