import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { expectFitsPhone } from "./support/expect-fits-phone";
import { expectNoAxeViolations } from "./support/expect-no-axe-violations";
import { firstOwner } from "./support/first-owner";

test.describe("nobody signed in", () => {
  test.use({ role: null });

  test("the setup link is dead once it was used", async ({ page }) => {
    await page.goto(firstOwner.setupPath);
    await expect(page.getByText("Patchbay is set up already")).toBeVisible();
    await page.getByRole("link", { name: "Sign in" }).click();
    await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  });

  test("the owner made by the setup link signs in to the first project", async ({ page }) => {
    await page.goto("/");
    await signIn(page, firstOwner);
    await expect(page).toHaveURL(/\/p\/default\/home$/);
  });

  test("a page asked for without a session is there after signing in", async ({
    page,
    project,
  }) => {
    await page.goto(`${project.path("sandbox")}?channel=voice`);
    await expect(page).toHaveURL(/\/sign-in\?next=/);
    await signIn(page, project.people.developer);
    await expect(page).toHaveURL(new RegExp(`${project.path("sandbox")}\\?channel=voice$`));
  });

  test("signing in never leads to another site", async ({ page, project }) => {
    for (const next of ["https://evil.example", "//evil.example/x", "/\\evil.example"]) {
      await page.context().clearCookies();
      await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
      await signIn(page, project.people.viewer);
      await expect(page).toHaveURL(new RegExp(`localhost:\\d+${project.path("home")}$`));
    }
  });

  test("a wrong password and an unknown e-mail get the same answer", async ({ page, project }) => {
    const { email } = project.people.viewer;
    await page.goto("/sign-in");
    await signIn(page, { email, password: "not this one at all" });
    await expect(page.getByText("E-mail or password is wrong.")).toBeVisible();
    await expect(page.getByLabel("Password", { exact: true })).toBeFocused();
    await signIn(page, { email: `nobody-${email}`, password: "not this one at all" });
    await expect(page.getByText("E-mail or password is wrong.")).toBeVisible();
    await expectNoAxeViolations(page);
  });

  test("after ten wrong passwords the page says how long to wait", async ({ page, project }) => {
    const { email } = project.people.viewer;
    await page.goto("/sign-in");
    for (let tries = 0; tries < 10; tries++) {
      const answered = page.waitForResponse((response) => response.request().method() === "POST");
      await signIn(page, { email, password: `wrong password ${tries}` });
      await answered;
      await expect(page.getByText("E-mail or password is wrong.")).toBeVisible();
    }
    await signIn(page, { email, password: "wrong password again" });
    await expect(page.getByText(/Too many tries\. Try again in \d+ minutes?\./)).toBeVisible();
  });

  test("sign-in and setup have no axe violation and fit a phone", async ({ page }) => {
    for (const path of ["/sign-in", firstOwner.setupPath, "/setup?token=wrong"]) {
      await page.goto(path);
      await expectNoAxeViolations(page);
      await expectFitsPhone(page);
    }
  });
});

test("after signing out the back button shows nothing", async ({ page, project, watch }) => {
  // The page asks for news by itself; what it asks while the session ends is rightly refused.
  watch.expectProblem(/status of 401 .*\/api\/internal\/sandbox\//);
  await project.deliver({ channel: "sms", to: "+14155550100", text: "Only for members" });
  await page.goto(project.path("otp"));
  await page.goto(project.path("sandbox"));
  await expect(page.getByText("Only for members")).toBeVisible();
  await page.getByRole("button", { name: /^Your menu/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await expect(page.getByText("Only for members")).toHaveCount(0);
});

test("changing the password ends the other sessions and only the new one works", async ({
  page,
  openAs,
  project,
  watch,
}) => {
  const { email, password } = project.people.owner;
  const newPassword = "quite another long phrase";
  watch.keepSecret(password, newPassword);
  const elsewhere = await openAs("owner");
  await elsewhere.goto(project.path("otp"));
  await expect(elsewhere.getByRole("heading", { level: 1 })).toHaveText("One-time passwords");
  await page.goto(project.path("account"));
  await expectNoAxeViolations(page);
  await page.getByLabel("Current password", { exact: true }).fill(password);
  await page.getByLabel("New password", { exact: true }).fill(newPassword);
  await page.getByLabel("New password, once more", { exact: true }).fill(newPassword);
  await page.getByRole("button", { name: "Change password" }).click();
  await expect(page.getByText(/password (is |was )?changed/i).first()).toBeVisible();
  await elsewhere.reload();
  await expect(elsewhere.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await signIn(elsewhere, { email, password });
  await expect(elsewhere.getByText("E-mail or password is wrong.")).toBeVisible();
  await signIn(elsewhere, { email, password: newPassword });
  await expect(elsewhere.getByRole("heading", { level: 1 })).toHaveText("One-time passwords");
  await page.reload();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your account");
});

async function signIn(page: Page, { email, password }: { email: string; password: string }) {
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}
