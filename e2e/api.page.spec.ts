import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { expectFitsPhone } from "./support/expect-fits-phone";
import { expectNoAxeViolations } from "./support/expect-no-axe-violations";
import { focusOn } from "./support/focus-on";
import { focusSearch } from "./support/focus-search";

const call = (page: Page, summary: string) =>
  page
    .getByRole("group")
    .filter({ has: page.getByRole("heading", { name: summary, exact: true }) });

test("a call is found by its error code and opens with what it takes, answers and refuses", async ({
  page,
  project,
}) => {
  await page.goto(project.path("api"));
  await focusSearch(page);
  await expect(page.getByRole("searchbox", { name: "Search the calls" })).toBeFocused();
  await page.keyboard.type("E061102 sms");
  await expect(page.getByRole("status").filter({ hasText: /^1 of \d+ calls$/ })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Sign up by SMS" })).toBeHidden();
  const verify = call(page, "Verify a code that came by SMS");
  await focusOn(verify.locator("summary"));
  await page.keyboard.press("Enter");
  await expect(verify.getByText("loginId", { exact: true })).toBeVisible();
  await expect(verify.getByText("sessionJwt", { exact: true })).toBeVisible();
  await expect(verify.getByText("One time code is invalid")).toBeVisible();
  await expectNoAxeViolations(page);
  await page.getByRole("searchbox").fill("nothing has these words");
  await page.getByRole("button", { name: "Show all calls" }).click();
  await expect(page.getByRole("heading", { name: "Sign up by SMS" })).toBeVisible();
});

test("an example in each language has the project's id, and the one for curl works as it is", async ({
  page,
  project,
  context,
  request,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto(`${project.path("api")}#postAuthOtpSignupInEmail`);
  const send = call(page, "Sign up or in by e-mail");
  await expect(send.getByText("curl -X POST")).toContainText(`Bearer ${project.id}`);
  await send.getByRole("button", { name: "Copy example" }).click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  const [, url = "", bearer = "", body = ""] =
    /POST '([^']+)'.+Authorization: ([^']+)'.+-d '([^']+)'$/s.exec(copied) ?? [];
  const answer = await request.post(url, {
    headers: { authorization: bearer, "content-type": "application/json" },
    data: body,
  });
  expect(await answer.json()).toMatchObject({ maskedEmail: expect.any(String) });
  await page.getByRole("radio", { name: "Node" }).check();
  await expect(send.getByText("@descope/node-sdk")).toContainText(`projectId: "${project.id}"`);
  await page.getByRole("radio", { name: "Web" }).check();
  await expect(send.getByText("@descope/web-js-sdk")).toContainText(
    'descope.otp.signUpOrIn.email("ada@example.com")',
  );
});

test("the page has no violation of accessibility", async ({ page, project }) => {
  // The longest page there is: axe reads each of its elements.
  test.slow();
  await page.goto(project.path("api"));
  await expectNoAxeViolations(page);
});

test("the document behind it is one link away", async ({ page, project, request }) => {
  await page.goto(project.path("api"));
  const link = page.getByRole("link", { name: /OpenAPI 3\.1 document/ });
  const answer = await request.get((await link.getAttribute("href")) ?? "");
  expect(await answer.json()).toMatchObject({ openapi: "3.1.0" });
});

test("the page fits a phone, open calls too", async ({ page, project }) => {
  await page.goto(`${project.path("api")}#postAuthOtpVerifyEmail`);
  await expect(call(page, "Verify a code that came by e-mail").getByText("Access")).toBeVisible();
  await expectFitsPhone(page);
});
