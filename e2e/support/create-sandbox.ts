import { expect, type Page } from "@playwright/test";

/** Makes one more connector of the type Sandbox, the way a person does. */
export async function createSandbox(page: Page, projectPath: string, name: string): Promise<void> {
  await page.goto(`${projectPath}/new/sandbox`);
  await page.getByLabel("Connector name").fill(name);
  await page.getByRole("button", { name: "Create", exact: true }).click();
  await expect(page.getByText(`Created ${name}.`).first()).toBeVisible();
}
