import { expect, test } from "vitest";
import { startApi } from "@/test/api";
import { rawStatus, sendRaw } from "@/test/front";

const { ask, front, project } = await startApi();

const refusal = (errorCode: string) => ({
  errorCode,
  errorDescription: expect.stringMatching(/./),
  errorMessage: expect.stringMatching(/./),
});

test.each([
  ["an address that is not there", 404, "E010404", "/v1/auth/nothing", {}],
  ["an address below one that is there", 404, "E010404", "/v2/keys/a/b", {}],
  ["another version", 404, "E010404", "/v9/auth/me", {}],
  ["a version alone", 404, "E010404", "/v1", {}],
  ["a method that the address does not take", 405, "E010405", "/v1/auth/refresh", {}],
  ["another such method", 405, "E010405", "/v1/auth/me", { method: "PUT", body: {} }],
  ["a body that is no JSON", 400, "E011001", "/v1/auth/refresh", { token: "a", body: "loginId=1" }],
  ["a list", 400, "E011001", "/v1/auth/refresh", { token: "a", body: [] }],
  ["a body of 65 KB", 413, "E010413", "/v1/auth/refresh", { body: { a: "a".repeat(65_000) } }],
  ["a body above the front's limit", 413, "E010413", "/v1/a", { body: { a: "a".repeat(1e6) } }],
  [
    "a form",
    415,
    "E010415",
    "/v1/auth/refresh",
    { body: "a=b", headers: { "Content-Type": "application/x-www-form-urlencoded" } },
  ],
  ["a refresh without a token", 401, "E064001", "/v1/auth/refresh", { body: {} }],
  ["a token that is none", 401, "E064001", "/v1/auth/me", { token: "a.b.c" }],
])("%s is refused in the form that clients' libraries read", async (_, status, code, path, how) => {
  const answer = await ask(path, how);
  expect(answer).toMatchObject({ status, body: refusal(code) });
  expect(answer.headers.get("content-type")).toBe("application/json; charset=utf-8");
});

test.each([
  ["no Authorization", undefined],
  ["another scheme", `Basic ${project.id}`],
  ["an id that names nothing", "Bearer pj_000000000000000000000000"],
  ["an id that is none", "Bearer P2abc"],
  ["an id with SQL in it", "Bearer pj_'or'1'='1"],
])("%s is answered like an unknown project", async (_, authorization) => {
  const headers: Record<string, string> = authorization ? { Authorization: authorization } : {};
  const answer = await fetch(`${front.url}/api/v1/auth/me`, { headers });
  expect(answer.status).toBe(401);
  expect(await answer.json()).toEqual(refusal("E010401"));
});

test("a project id or a key in the query counts for nothing", async () => {
  const answer = await fetch(
    `${front.url}/api/v1/mgmt/keys?projectId=${project.id}&key=pbk_1&authorization=Bearer%20${project.id}`,
  );
  expect(answer.status).toBe(401);
});

test("the public keys are there for whoever knows the project, and only public parts", async () => {
  for (const version of ["v1", "v2"]) {
    const answer = await fetch(`${front.url}/api/${version}/keys/${project.id}`);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ keys: [] });
  }
  const unknown = await fetch(`${front.url}/api/v2/keys/pj_000000000000000000000000`);
  expect(unknown.status).toBe(401);
});

test("HEAD answers as GET does, without a body", async () => {
  const answer = await fetch(`${front.url}/api/v2/keys/${project.id}`, { method: "HEAD" });
  expect(answer.status).toBe(200);
  expect(await answer.text()).toBe("");
});

test("a missing and a bad refresh JWT are no failure of try-refresh", async () => {
  for (const token of [undefined, "", "a.b.c"])
    expect(await ask("/v1/auth/try-refresh?dcs=t&dcr=f", { token, body: {} })).toMatchObject({
      status: 200,
      body: {},
    });
});

test.each([
  ["names that stand twice", '{"a":1,"a":2}'],
  ["__proto__", '{"__proto__":{"polluted":1}}'],
  ["a depth of 10,000", `{"a":${"[".repeat(10_000)}${"]".repeat(10_000)}}`],
  ["NaN", '{"a":NaN}'],
  ["half a surrogate pair", '{"a":"\\ud800"}'],
])("%s is refused over a raw socket, and the next request works", async (_, body) => {
  const lines = [
    "POST /api/v1/auth/try-refresh HTTP/1.1",
    `Host: localhost:${front.port}`,
    `Authorization: Bearer ${project.id}`,
    "Content-Type: application/json",
    `Content-Length: ${Buffer.byteLength(body)}`,
    "Connection: close",
    "",
    body,
  ];
  expect(rawStatus(await sendRaw(front.port, lines.join("\r\n")))).toBe(400);
  expect(({} as { polluted?: number }).polluted).toBeUndefined();
  expect((await ask("/v1/auth/try-refresh", { body: {} })).status).toBe(200);
});
