import { expect, type Page } from "@playwright/test";

/** At 360 px nothing makes the page scroll sideways; the size stays changed. */
export async function expectFitsPhone(page: Page): Promise<void> {
  await page.setViewportSize({ width: 360, height: 740 });
  await expect
    .poll(() => page.evaluate(() => document.documentElement.scrollWidth), "width of the page")
    .toBeLessThanOrEqual(360);
}
