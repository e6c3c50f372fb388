import { expect, type Locator } from "@playwright/test";

/**
 * Goes to a control, for the keys that follow. What waits for its scripts is disabled until then and
 * takes no focus; a key pressed all the same would go to the page and be lost without a word.
 */
export async function focusOn(control: Locator): Promise<void> {
  await expect(async () => {
    await control.focus();
    await expect(control).toBeFocused({ timeout: 500 });
  }).toPass({ timeout: 30_000 });
}
