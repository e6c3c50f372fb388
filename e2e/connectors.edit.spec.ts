import { expect } from "./fixtures";
import { expectFitsPhone } from "./support/expect-fits-phone";
import { expectNoAxeViolations } from "./support/expect-no-axe-violations";
import { TwilioForm } from "./support/twilio-form";
import { test } from "./support/twilio-test";

test("pressing Create twice makes one connector", async ({ page, project, account, form }) => {
  await page.goto(project.path("connectors/new/twilio"));
  await form.fill(account, { name: "Once" });
  await page.getByRole("button", { name: "Create", exact: true }).dblclick();
  await expect(page.getByText("Created Once.").first()).toBeVisible();
  await page.goto(project.path("connectors"));
  await expect(page.getByRole("link", { name: /^Once/ })).toHaveCount(1);
});

test("what is missing or wrong is summed up with links, and a taken name is told", async ({
  page,
  project,
  account,
  form,
}) => {
  await page.goto(project.path("connectors/new/twilio"));
  await page.getByRole("button", { name: "Create", exact: true }).click();
  const summary = page.getByRole("group", { name: "What needs another look" });
  await expect(summary).toBeFocused();
  await expectNoAxeViolations(page);
  await summary.getByRole("link", { name: "API key SID" }).click();
  await expect(form.keySid).toBeFocused();
  await form.fill(account, { name: "sandbox" });
  await page.getByRole("button", { name: "Create", exact: true }).click();
  await expect(summary).toContainText("Connector name");
  await expect(summary).toContainText("Another connector has this name.");
  await form.name.fill("Another name");
  await form.create();
});

test("editing keeps the secrets and another Account SID asks for them again", async ({
  page,
  project,
  account,
  twilio,
  form,
}) => {
  await page.goto(project.path("connectors/new/twilio"));
  await form.fill(account, { name: "Kept" });
  await form.create();
  await page.getByRole("link", { name: "Kept", exact: true }).click();
  await page.getByLabel("Connector description").fill("Now described");
  await form.save();
  await page.reload();
  await expect(page.getByRole("button", { name: "Replace API key secret" })).toBeVisible();
  await form.test(/finished: Passed, /);
  const other = await twilio.createAccount({});
  await form.accountSid.fill(other.sid);
  await expect(page.getByText(/Enter it again: the stored value was for another/)).toBeVisible();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("group", { name: "What needs another look" })).toContainText(
    "API key secret",
  );
  await other.remove();
});

test("a copy has the settings but not the secrets", async ({ page, project, account, form }) => {
  await page.goto(project.path("connectors/new/twilio"));
  await form.fill(account, { name: "Original" });
  await form.create();
  await page.getByRole("button", { name: "Actions for Original" }).click();
  await expectNoAxeViolations(page);
  await page.getByRole("menuitem", { name: "Duplicate" }).click();
  await expect(form.name).toHaveValue("Copy of Original");
  await expect(form.accountSid).toHaveValue(account.sid);
  await expect(form.keySecret).toHaveValue("");
});

test("of two people who edit one connector the later is told and nothing is lost", async ({
  page,
  openAs,
  project,
  account,
  form,
}) => {
  await page.goto(project.path("connectors/new/twilio"));
  await form.fill(account, { name: "Shared" });
  await form.create();
  await page.getByRole("link", { name: "Shared", exact: true }).click();
  await expect(form.name).toHaveValue("Shared");
  const other = await openAs("admin");
  await other.goto(page.url());
  const theirs = new TwilioForm(other);
  await theirs.name.fill("Renamed by the admin");
  await theirs.save();
  await page.getByLabel("Connector description").fill("Described by the owner");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  const told = page.getByRole("alert").filter({ hasText: "The admin saved this connector" });
  await expect(told).toContainText("theirs is Renamed by the admin");
  await expectNoAxeViolations(page);
  await told.getByRole("button", { name: "Show theirs" }).click();
  await expect(form.name).toHaveValue("Renamed by the admin");
});

test("unsaved changes are guarded against a link, the back button and a reload", async ({
  page,
  project,
  form,
}) => {
  await page.goto(project.path("connectors"));
  await page.getByRole("link", { name: /^Twilio/ }).click();
  await form.name.fill("Half done");
  const question = page.getByRole("alertdialog", { name: "Leave without saving?" });
  await page.getByRole("navigation").getByRole("link", { name: "OTP" }).click();
  await expect(question).toBeVisible();
  await expectNoAxeViolations(page);
  await question.getByRole("button", { name: "Stay on this page" }).click();
  await expect(form.name).toHaveValue("Half done");
  await page.goBack();
  await question.getByRole("button", { name: "Stay on this page" }).click();
  await expect(form.name).toHaveValue("Half done");
  const asked = page.waitForEvent("dialog");
  await page.evaluate(() => setTimeout(() => location.reload()));
  const dialog = await asked;
  expect(dialog.type()).toBe("beforeunload");
  await dialog.dismiss();
  await expect(form.name).toHaveValue("Half done");
  await page.goBack();
  await question.getByRole("button", { name: "Leave without saving" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Connectors");
});

test("a viewer reads a connector but can neither save nor test it", async ({
  page,
  openAs,
  project,
  account,
  form,
}) => {
  await page.goto(project.path("connectors/new/twilio"));
  await form.fill(account, { name: "Looked at" });
  await form.create();
  const viewer = await openAs("viewer");
  await viewer.goto(project.path("connectors"));
  await viewer.getByRole("link", { name: "Looked at" }).click();
  const theirs = new TwilioForm(viewer);
  await expect(theirs.accountSid).toHaveAttribute("readonly");
  await expect(viewer.getByRole("button", { name: "Save", exact: true })).toHaveCount(0);
  await expect(theirs.results.getByRole("button", { name: "Test" })).toBeDisabled();
  await expectNoAxeViolations(viewer);
});

test("the form with results fits a phone", async ({ page, project, account, form }) => {
  await page.goto(project.path("connectors/new/twilio"));
  await form.fill(account, { name: "x".repeat(254) });
  await form.test(/finished: Passed, /);
  await expectFitsPhone(page);
  await expectNoAxeViolations(page);
});
