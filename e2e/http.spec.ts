import { expect, test } from "@playwright/test";

test("the start page runs under its content security policy without a violation", async ({
  page,
}) => {
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  const response = await page.goto("/");
  expect(response?.status()).toBeLessThan(400);
  const policy = response?.headers()["content-security-policy"] ?? "";
  expect(policy).toMatch(/script-src 'nonce-[\w-]{22}' 'strict-dynamic';/);
  expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline/);
  await page.waitForLoadState("networkidle");
  expect(complaints).toEqual([]);
});

test("each answer carries the security headers, and each document its own nonce", async ({
  request,
}) => {
  const nonces = new Set<string>();
  for (const path of ["/", "/sign-in", "/no-such-page", "/icon.svg", "/healthz"]) {
    const { headers } = await request.get(path).then((answer) => ({ headers: answer.headers() }));
    expect(headers, path).toMatchObject({
      "x-content-type-options": "nosniff",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
      "referrer-policy": "strict-origin-when-cross-origin",
      "content-security-policy": expect.stringContaining("frame-ancestors 'none'"),
    });
    expect(headers["x-powered-by"]).toBeUndefined();
    nonces.add(/nonce-([\w-]+)/.exec(headers["content-security-policy"] ?? "")?.[1] ?? path);
  }
  expect(nonces.size).toBe(5);
});

test("readiness tells of the database, its migrations and its durability", async ({ request }) => {
  const answer = await request.get("/readyz");
  expect(await answer.json()).toEqual({
    database: "up",
    migrations: "current",
    fsync: "on",
    draining: false,
  });
});
