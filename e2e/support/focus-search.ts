import { expect, type Page } from "@playwright/test";

/** Goes to the search box of a page by its key, which works once scripts run. */
export async function focusSearch(page: Page): Promise<void> {
  const search = page.getByRole("searchbox");
  await expect(async () => {
    // In the box itself the key would be typed.
    if (!(await search.and(page.locator(":focus")).count())) await page.keyboard.press("/");
    await expect(search).toBeFocused({ timeout: 500 });
  }).toPass();
  await expect(search).toHaveValue("");
}
