import coreSdk from "@descope/core-js-sdk";
import nodeSdk from "@descope/node-sdk";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { type Application, serveApplication } from "./support/application";
import type { WebLibrary } from "./support/web-library";

declare global {
  interface Window {
    /** What the application's page loads: the browser's library. */
    webLibrary: WebLibrary;
    sdk: ReturnType<WebLibrary>;
  }
}

let application: Application;
test.beforeAll(async () => {
  application = await serveApplication();
});
test.afterAll(() => application.close());

type Made = { id: string; slug: string; path(page: string): string };
let next = 0;
/** A number for each call; each test has a project of its own. */
const freshNumber = () => `+1415555${String(3000 + next++)}`;

/** Asks until a code to this recipient is on the project's Sandbox phone. */
async function codeOnPhone(page: Page, project: Made, to: string): Promise<string> {
  let code = "";
  await expect(async () => {
    const answer = await page.request.get(`/api/internal/sandbox/messages?project=${project.slug}`);
    const { messages }: { messages: { to: string; message: { code?: string } | null }[] } =
      await answer.json();
    code = messages.find((each) => each.to === to)?.message?.code ?? "";
    expect(code).toMatch(/^\d{6}$/);
  }).toPass();
  return code;
}

/** Allows the application's origin as an admin does. */
async function allowApplication(page: Page, project: Made): Promise<void> {
  await page.goto(project.path("settings"));
  await page.getByRole("textbox", { name: "Allowed origins" }).fill(application.origin);
  await page.getByRole("button", { name: "Add origin" }).click();
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Settings saved", { exact: true }).first()).toBeVisible();
}

/** The application in a browser of its own, with the library set up. */
async function openApplication(
  page: Page,
  project: Made,
  baseURL: string | undefined,
): Promise<Page> {
  const context = await page.context().browser()?.newContext();
  if (!context) throw new Error("There is no browser.");
  const app = await context.newPage();
  await app.goto(application.origin);
  await app.evaluate(
    ([projectId, baseUrl]) => {
      window.sdk = window.webLibrary(projectId, baseUrl);
    },
    [project.id, `${baseURL}/api`] as const,
  );
  return app;
}

test("the browser's library signs up, in and out from another origin", async ({
  page,
  project,
  baseURL,
}) => {
  await allowApplication(page, project);
  const app = await openApplication(page, project, baseURL);
  const to = freshNumber();
  const sent = await app.evaluate((number) => window.sdk.otp.signUp.sms(number), to);
  expect(sent).toMatchObject({ ok: true, data: { maskedPhone: expect.stringContaining("***") } });

  const again = await app.evaluate((number) => window.sdk.otp.signUp.sms(number), to);
  expect(again).toMatchObject({ ok: false, code: 429, error: { errorCode: "E130429" } });
  expect(again.error?.retryAfter).toBeGreaterThan(0);

  const code = await codeOnPhone(page, project, to);
  const wrongCode = code === "000000" ? "111111" : "000000";
  const verify = (typed: string) =>
    app.evaluate(([number, given]) => window.sdk.otp.verify.sms(number, given), [
      to,
      typed,
    ] as const);
  expect(await verify(wrongCode)).toMatchObject({
    ok: false,
    code: 401,
    error: { errorCode: "E061102" },
  });
  const verified = await verify(code);
  expect(verified).toMatchObject({ ok: true, data: { firstSeen: true, user: { phone: to } } });

  const session = await app.evaluate(async () => ({
    token: window.sdk.getSessionToken(),
    isExpired: window.sdk.isJwtExpired(window.sdk.getSessionToken()),
    me: await window.sdk.me(),
    history: await window.sdk.history(),
    refreshed: await window.sdk.refresh(),
    tried: await window.sdk.refresh(undefined, true),
  }));
  expect(session).toMatchObject({
    token: expect.stringMatching(/^eyJ/),
    isExpired: false,
    me: { ok: true, data: { phone: to } },
    history: { ok: true, data: { authHistory: [{ userId: verified.data?.user?.userId }] } },
    refreshed: { ok: true },
    tried: { ok: true, data: { sessionJwt: expect.stringMatching(/^eyJ/) } },
  });

  const out = await app.evaluate(async () => {
    const refreshJwt = window.sdk.getRefreshToken();
    const answer = await window.sdk.logout();
    const reused = await window.sdk.me(refreshJwt);
    return { answer, reused, left: window.sdk.getSessionToken() };
  });
  expect(out).toMatchObject({
    answer: { ok: true },
    reused: { ok: false, code: 401, error: { errorCode: "E064001" } },
    left: "",
  });
  await app.context().close();
});

test("an address changes from the browser, and signing out everywhere ends the session", async ({
  page,
  project,
  baseURL,
}) => {
  await allowApplication(page, project);
  const app = await openApplication(page, project, baseURL);
  const to = freshNumber();
  await app.evaluate((number) => window.sdk.otp.signUpOrIn.voice(number), to);
  const code = await codeOnPhone(page, project, to);
  await app.evaluate(([number, typed]) => window.sdk.otp.verify.voice(number, typed), [
    to,
    code,
  ] as const);
  const change = await app.evaluate(
    ([number, address]) =>
      window.sdk.otp.update.email(number, address, window.sdk.getRefreshToken(), {
        addToLoginIDs: true,
      }),
    [to, "new@example.com"] as const,
  );
  expect(change).toMatchObject({ ok: true, data: { maskedEmail: "n**@e******.com" } });
  const mailed = await codeOnPhone(page, project, "new@example.com");
  const changed = await app.evaluate(
    async ([number, typed]) => {
      await window.sdk.otp.verify.email(number, typed);
      const me = await window.sdk.me();
      const refreshJwt = window.sdk.getRefreshToken();
      const out = await window.sdk.logoutAll();
      return { me, out, after: await window.sdk.refresh(refreshJwt) };
    },
    [to, mailed] as const,
  );
  expect(changed).toMatchObject({
    me: { ok: true, data: { phone: to, email: "new@example.com", verifiedEmail: true } },
    out: { ok: true },
    after: { ok: false, code: 401 },
  });
  await app.context().close();
});

test("a stale token that the browser kept harms neither asking nor verifying", async ({
  page,
  project,
  baseURL,
}) => {
  await allowApplication(page, project);
  const app = await openApplication(page, project, baseURL);
  const to = "grace@example.com";
  await app.evaluate(() => localStorage.setItem("DSR", "eyJhbGciOiJSUzI1NiJ9.e30.c3RhbGU"));
  const asked = app.waitForRequest(/signup-in\/email/);
  const sent = await app.evaluate((address) => window.sdk.otp.signUpOrIn.email(address), to);
  expect(sent).toMatchObject({ ok: true, data: { maskedEmail: "g****@e******.com" } });
  // That the library does send it is what makes this a test.
  expect(await (await asked).headerValue("authorization")).toMatch(/:eyJ/);
  const code = await codeOnPhone(page, project, to);
  const verified = await app.evaluate(
    ([address, typed]) => window.sdk.otp.verify.email(address, typed),
    [to, code] as const,
  );
  expect(verified).toMatchObject({ ok: true, data: { user: { email: to, verifiedEmail: true } } });
  await app.context().close();
});

test("the console's own session does not go along with calls of an application", async ({
  page,
  project,
  baseURL,
}) => {
  await allowApplication(page, project);
  // The same browser, where somebody is signed in to the console.
  await page.goto(application.origin);
  const answer = await page.evaluate(
    async ([projectId, url]) => {
      const asked = await fetch(`${url}/api/v1/auth/try-refresh`, {
        method: "POST",
        credentials: "include",
        headers: { Authorization: `Bearer ${projectId}`, "Content-Type": "application/json" },
        body: "{}",
      });
      return { status: asked.status, text: await asked.text() };
    },
    [project.id, baseURL ?? ""] as const,
  );
  expect(answer).toEqual({ status: 200, text: "{}" });
});

test("a page of an origin that is not allowed reads nothing and sends nothing", async ({
  page,
  project,
  baseURL,
}) => {
  const app = await openApplication(page, project, baseURL);
  const failure = await app.evaluate(
    (number) => window.sdk.otp.signUpOrIn.sms(number).then(String, String),
    freshNumber(),
  );
  expect(failure).toContain("Failed to fetch");
  const phone = await page.request.get(`/api/internal/sandbox/messages?project=${project.slug}`);
  expect(await phone.json()).toMatchObject({ messages: [] });
  await app.context().close();
});

test("the libraries for servers work against the running server", async ({
  page,
  project,
  baseURL,
}) => {
  await page.goto(project.path("settings/api-keys"));
  await page.getByRole("button", { name: "Create key" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Name" }).fill("Server");
  await dialog.getByRole("checkbox", { name: /Make, change and delete users/ }).check();
  await dialog.getByRole("textbox", { name: "Name" }).press("Enter");
  const managementKey = await dialog.getByLabel("Key", { exact: true }).innerText();

  const baseUrl = `${baseURL}/api/`;
  const node = nodeSdk({ projectId: project.id, baseUrl, managementKey });
  const core = coreSdk({ projectId: project.id, baseUrl });
  const to = freshNumber();
  expect(await node.management.user.create(to, { displayName: "Ada" })).toMatchObject({ ok: true });
  expect(await core.otp.signIn.sms(to)).toMatchObject({ ok: true });
  const code = await codeOnPhone(page, project, to);
  const verified = await core.otp.verify.sms(to, code);
  expect(verified).toMatchObject({ ok: true, data: { firstSeen: false, user: { name: "Ada" } } });
  const { sessionJwt = "", refreshJwt = "" } = verified.data ?? {};
  expect((await node.validateSession(sessionJwt)).token.iss).toBe(project.id);
  expect((await node.refreshSession(refreshJwt)).token.sub).toBe(verified.data?.user?.userId);
  const found = await node.management.user.search({ phones: [to] });
  expect(found.data).toMatchObject({ total: 1, users: [{ name: "Ada" }] });
  expect(await node.management.user.delete(to)).toMatchObject({ ok: true });
  expect(await node.me(refreshJwt)).toMatchObject({ ok: false, error: { errorCode: "E064001" } });
});
