import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What is on the page now, open dialogs included, has no violation in light nor dark. */
export async function expectNoAxeViolations(page: Page): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await settle(page);
    // A frame that runs no scripts runs no axe either, which would wait for its answer.
    const axe = new AxeBuilder({ page }).exclude("iframe");
    // Themes differ in colours alone.
    const rules = colorScheme === "light" ? axe.withTags(tags) : axe.withRules(["color-contrast"]);
    const { violations } = await rules.analyze();
    const found = violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`,
    );
    expect(found, `axe in ${colorScheme}`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
}

/** Colours fade when the theme changes; axe would measure them half way. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    // A busy browser draws the theme a frame or two after it was told of it.
    for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
    // To their end at once: one whose element has left the page would never tell that it ended.
    for (const animation of document.getAnimations())
      if (animation.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY)
        animation.finish();
  });
}
