import { expect, test } from "@playwright/test";
import { firstOwner } from "./support/first-owner";

test("the setup link makes the first owner, once", async ({ page }) => {
  await page.goto(firstOwner.setupPath);
  await page.getByLabel("Your name").fill(firstOwner.name);
  await page.getByLabel("E-mail").fill(firstOwner.email);
  await page.getByLabel("Password", { exact: true }).fill(firstOwner.password);
  await page.getByLabel("Password, once more", { exact: true }).fill(firstOwner.password);
  // The region of the browser's language.
  await expect(page.getByRole("list", { name: "Chosen countries" })).toHaveText("United States");
  await page.getByRole("button", { name: "Create owner and sign in" }).click();
  await expect(page).toHaveURL(/\/p\/default\/connectors$/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Connectors");
});
