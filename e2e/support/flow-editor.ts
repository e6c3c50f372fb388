import { expect, type Locator, type Page } from "@playwright/test";

/** The editor of a flow, by roles and labels. */
export class FlowEditor {
  readonly cards: Locator;
  readonly edges: Locator;
  readonly saveButton: Locator;
  readonly panel: Locator;
  readonly testRun: Locator;

  constructor(readonly page: Page) {
    this.cards = page.locator(".react-flow__node");
    this.edges = page.locator(".react-flow__edge");
    this.saveButton = page.getByRole("button", { name: "Save", exact: true });
    this.panel = page.getByRole("complementary", { name: "Step" });
    this.testRun = page.getByRole("complementary", { name: "Test run" });
  }

  async open(path: string): Promise<void> {
    await this.page.goto(path);
    await expect(this.cards.first()).toBeVisible();
  }

  /** Steps outside of the window are not drawn. */
  async showAll(): Promise<void> {
    await this.page.getByRole("button", { name: "Show the whole flow" }).click();
    // The zoom is on its way for a moment.
    const drawing = this.page.locator(".react-flow__viewport");
    let before: string | null = null;
    await expect
      .poll(async () => {
        const now = await drawing.getAttribute("style");
        const isStill = now === before;
        before = now;
        return isStill;
      })
      .toBe(true);
  }

  card(name: string): Locator {
    return this.cards.filter({ has: this.page.getByText(name, { exact: true }) });
  }

  edge(from: string, to: string): Locator {
    return this.page.getByRole("img", { name: `From ${from} to ${to}`, exact: true });
  }

  /** The dot of a port; without one, where ways arrive. */
  dot(card: string, port: string): Locator {
    return this.card(card).locator(`.react-flow__handle[data-handleid="${port}"]`);
  }

  /** Chooses from the + list and puts the step down at a point of the window. */
  async place(search: string, at: { x: number; y: number }): Promise<void> {
    const { page } = this;
    await page.getByRole("button", { name: "Add a step" }).click();
    await this.search(search);
    await expect(page.getByText(/^Click to place/)).toBeVisible();
    await page.mouse.move(at.x, at.y);
    await page.mouse.click(at.x, at.y);
  }

  /** Types into the open + list and takes the first that is found. */
  async search(text: string): Promise<void> {
    await this.page.getByRole("combobox", { name: "Search steps to add" }).fill(text);
    await this.page.keyboard.press("Enter");
  }

  /** Draws a way from a port's dot to a step, or to a point of the window. */
  async draw(from: Locator, to: Locator | { x: number; y: number }): Promise<void> {
    const { mouse } = this.page;
    await from.hover();
    await mouse.down();
    if ("x" in to) await mouse.move(to.x, to.y, { steps: 6 });
    else await to.hover();
    await mouse.up();
  }

  async done(): Promise<void> {
    await this.panel.getByRole("button", { name: "Done" }).click();
    await expect(this.panel).toHaveCount(0);
  }

  async save(): Promise<void> {
    await this.page.keyboard.press("ControlOrMeta+s");
    await expect(this.page.getByText("Unsaved changes")).toHaveCount(0);
  }

  /** Publishes what is drawn; warnings are accepted where there are some. */
  async publish(): Promise<void> {
    await this.page.getByRole("button", { name: "Publish" }).click();
    const dialog = this.page.getByRole("dialog", { name: /^Publish / });
    const button = dialog.getByRole("button", { name: "Publish" });
    await expect(button).toBeVisible();
    const warnings = dialog.getByRole("checkbox", { name: /in spite of/ });
    if (await warnings.isVisible()) await warnings.check();
    await button.click();
    await expect(this.page.getByText(/^Version \d+ is published$/).first()).toBeVisible();
  }
}
