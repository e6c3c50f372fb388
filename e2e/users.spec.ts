import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { expectFitsPhone } from "./support/expect-fits-phone";
import { expectNoAxeViolations } from "./support/expect-no-axe-violations";
import { focusOn } from "./support/focus-on";
import { focusSearch } from "./support/focus-search";

const rows = (page: Page) =>
  page.getByRole("list", { name: "Users, newest first" }).getByRole("listitem");

async function createUser(page: Page, fields: Record<string, string>) {
  await page.getByRole("button", { name: "Create user" }).click();
  const dialog = page.getByRole("dialog", { name: "Create user" });
  for (const [label, value] of Object.entries(fields)) await dialog.getByLabel(label).fill(value);
  await dialog.getByRole("button", { name: "Create user" }).click();
  await expect(dialog).toBeHidden();
}

test("an admin creates a user, finds it in four ways and opens it", async ({ page, project }) => {
  await page.goto(project.path("users"));
  await expect(page.getByText("Nobody has signed up yet.")).toBeVisible();
  await expectNoAxeViolations(page);
  await createUser(page, { "Login id": "+1 (415) 555-0100", "Name (optional)": "Ada Lovelace" });
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Ada Lovelace");
  await expect(page.getByText("+14155550100").first()).toBeVisible();
  await expect(page.getByText("This user has not signed in yet.")).toBeVisible();
  await expectNoAxeViolations(page);

  await expect(page.getByText("Nothing was sent to this user yet.")).toBeVisible();
  await page.getByRole("link", { name: "Users" }).last().click();
  await createUser(page, { "Login id": "bob@example.com" });
  await page.goto(project.path("users"));
  await expect(rows(page)).toHaveCount(2);
  const search = page.getByRole("searchbox", { name: "Search users" });
  for (const query of ["+1 415", "0100", "ada love"]) {
    await search.fill(query);
    await expect(rows(page)).toHaveText([/Ada Lovelace/]);
  }
  await search.fill("bob@");
  await expect(rows(page)).toHaveText([/bob@example.com/]);
  // The address keeps what was searched for.
  await page.reload();
  await expect(rows(page)).toHaveText([/bob@example.com/]);
  await search.fill("nobody at all");
  await expect(page.getByText("Nobody fits.")).toBeVisible();
  await page.getByRole("button", { name: "Show all users" }).click();
  await expect(rows(page)).toHaveCount(2);
  await expectNoAxeViolations(page);
});

test("a login id is taken once, and the form says so at the field", async ({ page, project }) => {
  await page.goto(project.path("users"));
  await createUser(page, { "Login id": "eve@example.com" });
  await page.goto(project.path("users"));
  await page.getByRole("button", { name: "Create user" }).click();
  const dialog = page.getByRole("dialog", { name: "Create user" });
  await dialog.getByRole("button", { name: "Create user" }).click();
  await expect(dialog.getByText("Enter a login id.")).toBeVisible();
  await dialog.getByLabel("Login id").fill("EVE@example.com");
  await dialog.getByLabel("Phone (optional)").fill("12345");
  await dialog.getByRole("button", { name: "Create user" }).click();
  await expect(dialog.getByLabel("Phone (optional)")).toHaveAttribute("aria-invalid", "true");
  await dialog.getByLabel("Phone (optional)").fill("");
  await dialog.getByRole("button", { name: "Create user" }).click();
  await expect(dialog.getByText("A user with this login id exists already.")).toBeVisible();
  await expectNoAxeViolations(page);
});

test("a user is edited, disabled, enabled and deleted", async ({ page, project }) => {
  await page.goto(project.path("users"));
  await createUser(page, { "Login id": "carol@example.com" });
  await page.getByRole("button", { name: "Edit" }).click();
  const dialog = page.getByRole("dialog", { name: "Edit user" });
  await expectNoAxeViolations(page);
  await dialog.getByLabel("Name", { exact: true }).fill("Carol");
  await dialog.getByLabel("Phone").fill("+44 20 7946 0000");
  await dialog.getByLabel("Login ids").fill("carol@example.com\ncarol");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Carol");
  await expect(page.getByText("+442079460000", { exact: true })).toBeVisible();

  await page.getByRole("button", { name: "Disable" }).click();
  const question = page.getByRole("alertdialog");
  await expect(question).toContainText("signed out everywhere");
  await expectNoAxeViolations(page);
  await question.getByRole("button", { name: "Disable" }).click();
  await expect(page.getByText("Disabled", { exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Enable" }).click();
  await expect(page.getByText("Enabled", { exact: true })).toBeVisible();

  await page.getByRole("button", { name: "Clear limits" }).click();
  await expect(page.getByText("Limits cleared", { exact: true })).toBeVisible();

  await page.getByRole("button", { name: "Delete" }).click();
  await question.getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("button", { name: "Delete" }).click();
  await question.getByRole("button", { name: "Delete" }).click();
  await expect(page).toHaveURL(new RegExp(`${project.path("users")}$`));
  await expect(page.getByText("Nobody has signed up yet.")).toBeVisible();
});

test("sign-ins are listed; one session ends, then all of them", async ({ page, project }) => {
  const { userId } = await project.signIn({ loginId: "+14155550177", name: "Dora", times: 3 });
  await page.goto(project.path(`users/${userId}`));
  const signIns = page.getByRole("list", { name: "Sign-ins, newest first" }).getByRole("listitem");
  await expect(signIns).toHaveCount(3);
  await expect(signIns.first()).toContainText("By SMS");
  await expect(page.getByText("Signed in, ends")).toHaveCount(3);
  await signIns.first().getByRole("button", { name: /^End/ }).click();
  await expect(page.getByText("Signed in, ends")).toHaveCount(2);
  await expect(signIns.first()).toContainText("Signed out");
  await page.getByRole("button", { name: "Sign out everywhere" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByText("Signed in, ends")).toHaveCount(0);
  await expectNoAxeViolations(page);
});

test("a test user is made with a fixed code that is shown once", async ({ page, project }) => {
  await page.goto(project.path("users"));
  await page.getByRole("button", { name: "Create test user" }).click();
  const dialog = page.getByRole("dialog");
  await expectNoAxeViolations(page);
  const code = await dialog.getByLabel("Fixed code").inputValue();
  expect(code).toMatch(/^\d{6}$/);
  await dialog.getByLabel("Login id").fill("reviewer@example.com");
  await dialog.getByLabel("Fixed code").fill("123456");
  await dialog.getByLabel("Works for days").fill("91");
  await dialog.getByRole("button", { name: "Create test user" }).click();
  await expect(dialog.getByText("Anybody would guess this one.")).toBeVisible();
  await expect(dialog.getByText("At most 90 days.")).toBeVisible();
  await dialog.getByLabel("Fixed code").fill("4829157");
  await dialog.getByLabel("Works for days").fill("7");
  await dialog.getByRole("button", { name: "Create test user" }).click();
  await expect(dialog.getByText("Use as many as codes have: 6 digits.")).toBeVisible();
  await dialog.getByLabel("Fixed code").fill(code);
  await dialog.getByRole("button", { name: "Create test user" }).click();
  await expect(page.getByRole("dialog", { name: "Test user created" })).toContainText(code);
  await expect(dialog).toContainText(`otp.verify.email("reviewer@example.com", "${code}")`);
  await expectNoAxeViolations(page);
  await dialog.getByRole("button", { name: "Done" }).click();

  await page.getByRole("radio", { name: "Test users" }).check();
  await expect(page.getByText("Test users sign in with a fixed code")).toBeVisible();
  await expect(rows(page)).toHaveText([/reviewer@example.com\s*Test user/]);
  await page.getByRole("link", { name: "reviewer@example.com" }).click();
  await expect(page.getByText("Test user: signs in with a fixed code")).toBeVisible();
  await expect(page.locator("body")).not.toContainText(code);
  await page.getByRole("button", { name: "Make a new code for 30 days" }).click();
  await expect(page.getByRole("dialog", { name: "New code" })).toContainText(/otp\.verify\.email/);
  await page.getByRole("button", { name: "Done" }).click();

  await page.goto(`${project.path("users")}?kind=test`);
  await page.getByRole("button", { name: "Delete all test users" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Delete all" }).click();
  await expect(page.getByText("There is no test user.")).toBeVisible();
});

test("what was sent to a user is listed, newest first, and leads to its story", async ({
  page,
  project,
  openAs,
}) => {
  const [failed] = await project.sent(
    {
      recipient: "+14155550177",
      status: "failed",
      errorClass: "opted_out",
      connectorName: "Twilio main",
    },
    { recipient: "+14155550177", status: "delivered", isVerified: true, minutesAgo: 5 },
    { recipient: "+14155550178", status: "delivered", minutesAgo: 1 },
  );
  await page.goto(project.path("users"));
  await createUser(page, { "Login id": "+14155550177" });
  await expect(page.getByRole("heading", { level: 1 })).toContainText("+14155550177");
  const sent = page.getByRole("list", { name: "Messages, newest first" }).getByRole("listitem");
  await expect(sent).toHaveText([/SMS · Twilio main.*Failed/, /Verified/]);
  await expect(page.getByRole("link", { name: "All messages to +14155550177" })).toHaveAttribute(
    "href",
    /messages\?q=0177$/,
  );
  await expectNoAxeViolations(page);
  const viewer = await openAs("viewer");
  await viewer.goto(page.url());
  await expect(
    viewer.getByRole("list", { name: "Messages, newest first" }).getByRole("listitem"),
  ).toHaveCount(2);
  await expect(viewer.locator("main")).not.toContainText("0177");
  await sent.first().getByRole("link").click();
  await expect(page).toHaveURL(new RegExp(`messages/${failed}$`));
});

test("a viewer sees masked numbers and no way to change anything", async ({
  openAs,
  page,
  project,
}) => {
  await page.goto(project.path("users"));
  await createUser(page, { "Login id": "+14155550123", "E-mail (optional)": "eve@example.com" });
  const viewer = await openAs("viewer");
  await viewer.goto(project.path("users"));
  await expect(rows(viewer)).toHaveCount(1);
  await expect(viewer.locator("main")).not.toContainText("+14155550123");
  await expect(viewer.getByRole("button", { name: "Create user" })).toBeHidden();
  await viewer.getByRole("searchbox").fill("+1415");
  await expect(viewer.getByText("Nobody fits.")).toBeVisible();
  await viewer.getByRole("searchbox").fill("0123");
  await expect(rows(viewer)).toHaveCount(1);
  await rows(viewer).getByRole("link").click();
  await expect(viewer.getByRole("heading", { level: 1 })).toContainText("•");
  await expect(viewer.locator("body")).not.toContainText("eve@example.com");
  for (const name of ["Edit", "Disable", "Delete", "Clear limits"])
    await expect(viewer.getByRole("button", { name, exact: true })).toBeHidden();
});

test("all of it works by keyboard and on a phone", async ({ page, project }) => {
  const { userId } = await project.signIn({
    loginId: "a-very-long-login-id-that-somebody-once-chose-and-has-kept-ever-since@example.com",
    times: 1,
  });
  await page.goto(project.path("users"));
  await expect(rows(page)).toHaveCount(1);
  await focusSearch(page);
  await page.keyboard.type("a-very");
  await expect(page.getByRole("searchbox")).toHaveValue("a-very");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("searchbox")).toHaveValue("");
  await expectFitsPhone(page);
  await focusOn(rows(page).getByRole("link"));
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`users/${userId}$`));
  await expectFitsPhone(page);
  await expectNoAxeViolations(page);
  await focusOn(page.getByRole("button", { name: "Disable" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alertdialog")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("alertdialog")).toBeHidden();
  await expect(page.getByRole("button", { name: "Disable" })).toBeFocused();
});
