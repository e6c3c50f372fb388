import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import nodeSdk from "@descope/node-sdk";
import createWebClient from "@descope/web-js-sdk";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { describeApi } from "./describe-api";
import { routes } from "./routes";

const target = { projectId: "pj_example", baseUrl: "https://auth.example.com/api" };
const { groups, refusals } = describeApi(target);
const operations = groups.flatMap((group) => group.operations);
const find = (method: string, path: string) => {
  const found = operations.find((one) => one.method === method && one.path === path);
  if (!found) throw new Error(`no ${method} ${path}`);
  return found;
};

describe("the description of the API", () => {
  it("has every call that is not hidden, as plain data", () => {
    expect(operations).toHaveLength(routes.filter(({ isHidden }) => !isHidden).length);
    expect(JSON.parse(JSON.stringify(groups))).toEqual(groups);
  });

  it("names each call once, with what it takes, answers and refuses", () => {
    const ids = operations.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const verify = find("POST", "/v1/auth/otp/verify/sms");
    expect(verify.body.map(({ name, isRequired }) => [name, isRequired])).toEqual([
      ["loginId", true],
      ["code", true],
    ]);
    expect(verify.answer.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["sessionJwt", "user", "user.loginIds"]),
    );
    expect(verify.refusals).toContainEqual({
      status: 401,
      code: "E061102",
      text: "One time code is invalid",
    });
    expect(refusals.map(({ code }) => code)).toContain("E010401");
  });

  it("names fields inside others, and none that can only be refused", () => {
    const names = find("POST", "/v1/auth/otp/signup/sms").body.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(["user.name", "loginOptions.locale"]));
    expect(names).not.toContain("loginOptions.mfa");
  });

  it("says which scopes of a key open a call", () => {
    expect(find("GET", "/v1/mgmt/keys").scopes).toEqual(["keys:write"]);
  });

  it("fills every example with the project's id and address", () => {
    for (const { examples, path } of operations)
      for (const text of Object.values(examples).filter(Boolean)) {
        expect(text, path).toContain(target.projectId);
        expect(text, path).toContain(target.baseUrl);
      }
  });

  it("has an example by a library for every call that signs somebody in", () => {
    const without = operations
      .filter(({ path, examples }) => path.includes("/otp/") && !(examples.node && examples.web))
      .map(({ path }) => path);
    expect(without).toEqual([]);
  });

  it("writes commands that a shell reads as they are meant", () => {
    expect(find("DELETE", "/v1/mgmt/keys/{keyId}").examples.curl).toBe(
      [
        'curl -X DELETE "https://auth.example.com/api/v1/mgmt/keys/$KEY_ID" \\',
        '  -H "Authorization: Bearer pj_example:$MANAGEMENT_KEY"',
      ].join("\n"),
    );
  });
});

describe("an example by a library makes the very call that it stands at", () => {
  const seen: string[] = [];
  const server = createServer((request, response) => {
    seen.push(`${request.method} ${request.url?.split("?")[0]}`);
    response.setHeader("content-type", "application/json");
    response.end(request.url?.includes("/keys/") ? '{"keys":[]}' : "{}");
  });
  let baseUrl = "";
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    // A server that listens on a port has an address of this form.
    baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => void server.close());
  beforeEach(() => void seen.splice(0));

  const part = (text: object) => Buffer.from(JSON.stringify(text)).toString("base64url");
  const jwt = `${part({ alg: "RS256", kid: "k" })}.${part({ iss: "pj_example" })}.c2ln`;

  /** Runs what stands behind `await` in the example, with our client for its own. */
  async function run(example: string, descope: object) {
    const [, call = ""] = /const answer = await (.+);$/s.exec(example) ?? [];
    const work = new Function("descope", "refreshJwt", "sessionJwt", `return ${call}`);
    // What a library makes of our empty answers is its own business.
    await work(descope, jwt, jwt).catch(() => undefined);
  }
  const wanted = (method: string, path: string) =>
    `${method} ${path.replace("{projectId}", "pj_example")}`;

  const byNode = operations.filter(({ examples }) => examples.node);
  it.each(byNode.map((one) => [`${one.method} ${one.path}`, one] as const))(
    "%s in Node",
    async (_, { method, path, examples }) => {
      const sdk = nodeSdk({ projectId: "pj_example", baseUrl, managementKey: "pbk_example" });
      await run(examples.node ?? "", sdk);
      expect(seen).toContain(wanted(method, path));
    },
  );

  const byWeb = operations.filter(({ examples }) => examples.web);
  it.each(byWeb.map((one) => [`${one.method} ${one.path}`, one] as const))(
    "%s in a browser",
    async (_, { method, path, examples }) => {
      const sdk = createWebClient({ projectId: "pj_example", baseUrl });
      // It keeps tokens where there is a browser's storage.
      await run(examples.web ?? "", { ...sdk, getRefreshToken: () => jwt });
      expect(seen).toContain(wanted(method, path));
    },
  );
});
