import { expect, test } from "./fixtures";
import { expectFitsPhone } from "./support/expect-fits-phone";
import { expectNoAxeViolations } from "./support/expect-no-axe-violations";

test("a console left open asks for the password before it gives anything away", async ({
  page,
  project,
}) => {
  await project.leaveOpen("owner", 11);
  await page.goto(project.path("settings/api-keys"));
  await page.getByRole("button", { name: "Create key" }).click();
  const form = page.getByRole("dialog", { name: "Create a management key" });
  await form.getByRole("textbox", { name: "Name" }).fill("Nightly import");
  await form.getByRole("checkbox", { name: "Read users" }).click();
  await form.getByRole("button", { name: "Create key" }).click();

  const question = page.getByRole("dialog", { name: "Enter your password" });
  const password = question.getByLabel("Password", { exact: true });
  await expect(password).toBeFocused();
  await expectNoAxeViolations(page);
  await page.keyboard.press("Escape");
  await expect(question).toBeHidden();
  await expect(form.getByRole("alert")).toContainText("Enter your password to go on.");
  await form.getByRole("button", { name: "Create key" }).click();
  await password.fill("not it");
  await page.keyboard.press("Enter");
  await expect(question.getByText("This is not your password.")).toBeVisible();
  await expectFitsPhone(page);
  await password.fill(project.people.owner.password);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "Your new key" })).toBeVisible();
  await page.getByRole("button", { name: "Done" }).click();

  // One confirmation is good for all that follows.
  await page.getByRole("button", { name: "Revoke Nightly import" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Revoke" }).click();
  await expect(page.getByRole("row", { name: "Nightly import" })).toContainText("Revoked");
  await expect(question).toBeHidden();
});

test("an export asks for the password before it begins", async ({ page, project }) => {
  await project.sent({ recipient: "+14155550123" });
  await project.leaveOpen("owner", 11);
  const direct = await page.request.get(`/api/internal/messages/export?project=${project.slug}`);
  expect([direct.status(), (await direct.json()).error.code]).toEqual([403, "confirm_password"]);
  await page.goto(project.path("messages"));
  await page.getByRole("button", { name: "Export" }).click();
  await page.getByRole("link", { name: "Download CSV" }).click();
  const question = page.getByRole("dialog", { name: "Enter your password" });
  await question.getByLabel("Password", { exact: true }).fill(project.people.owner.password);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    question.getByRole("button", { name: "Go on" }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^messages-.+\.csv$/);
});

test("a flow is deleted only once the password was entered", async ({ page, project }) => {
  await project.flow({ key: "orders", name: "Orders" });
  await project.leaveOpen("owner", 11);
  await page.goto(project.path("flows"));
  const flow = page.getByRole("link", { name: "Orders", exact: true });
  await page.getByRole("button", { name: "Actions for Orders" }).click();
  await page.getByRole("menuitem", { name: "Delete", exact: true }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Delete" }).click();
  const question = page.getByRole("dialog", { name: "Enter your password" });
  await question.getByLabel("Password", { exact: true }).fill(project.people.owner.password);
  await page.keyboard.press("Enter");
  await expect(page.getByText("Flow deleted", { exact: true })).toBeVisible();
  await expect(flow).toHaveCount(0);
});
