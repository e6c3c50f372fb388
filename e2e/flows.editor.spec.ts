import type { Locator, Page } from "@playwright/test";
import { signInFlow } from "@/test/editor-flows";
import { expect, test } from "./fixtures";
import { expectFitsPhone } from "./support/expect-fits-phone";
import { expectNoAxeViolations } from "./support/expect-no-axe-violations";

const card = (page: Page, name: string) =>
  page.locator(".react-flow__node").filter({ has: page.getByText(name, { exact: true }) });
const cards = (page: Page) => page.locator(".react-flow__node");
const edge = (page: Page, from: string, to: string) =>
  page.getByRole("img", { name: `From ${from} to ${to}`, exact: true });
const edges = (page: Page) => page.locator(".react-flow__edge");
const saveButton = (page: Page) => page.getByRole("button", { name: "Save", exact: true });
const panel = (page: Page) => page.getByRole("complementary", { name: "Step" });
const outlineStep = (page: Page, name: string) =>
  page.getByRole("heading", { name, exact: true }).getByRole("button");
const waysOf = (page: Page, name: string) =>
  page.getByRole("list", { name: `Ways out of ${name}` });

async function openCanvas(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(cards(page).first()).toBeVisible();
}

/** Steps outside of the window are not drawn. */
async function showAll(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Show the whole flow" }).click();
  await expect(page.getByRole("button", { name: "Show the whole flow" })).toBeVisible();
}

/** Chooses from the + list and puts the step down at a point of the canvas. */
async function place(page: Page, search: string, at: { x: number; y: number }): Promise<void> {
  await page.getByRole("button", { name: "Add a step" }).click();
  await page.getByRole("combobox", { name: "Search steps to add" }).fill(search);
  await page.keyboard.press("Enter");
  await expect(page.getByText(/^Click to place/)).toBeVisible();
  await page.mouse.move(at.x, at.y);
  await page.mouse.click(at.x, at.y);
}

const dot = (of: Locator, port: string) =>
  of.locator(`.react-flow__handle[data-handleid="${port}"]`);

/** Draws a way from a port's dot to a step, or to a point of the canvas. */
async function draw(page: Page, from: Locator, to: Locator | { x: number; y: number }) {
  await from.hover();
  await page.mouse.down();
  if ("x" in to) await page.mouse.move(to.x, to.y, { steps: 6 });
  else await to.hover();
  await page.mouse.up();
}

async function save(page: Page): Promise<void> {
  await page.keyboard.press("ControlOrMeta+s");
  await expect(page.getByText("Unsaved changes")).toHaveCount(0);
}

test("a flow is drawn with the mouse, saved, and is there after a reload", async ({
  page,
  project,
}) => {
  const path = await project.flow({ key: "drawn", name: "Drawn" });
  await openCanvas(page, path);
  await expect(page.getByRole("heading", { level: 1, name: "Drawn" })).toBeVisible();
  await expectNoAxeViolations(page);
  const scrolls = await page.evaluate(
    () => document.documentElement.scrollHeight > window.innerHeight,
  );
  expect(scrolls, "the page scrolls").toBe(false);

  await page.getByRole("button", { name: "Add a step" }).click();
  await expect(page.getByRole("option", { name: "Sign Up or In / OTP / SMS" })).toBeVisible();
  await expect(page.getByRole("option", { name: /^Connector \/ .* \/ SMS message/ })).toHaveCount(
    1,
  );
  await expectNoAxeViolations(page);
  await page.keyboard.press("Escape");
  await place(page, "screen phone", { x: 600, y: 250 });
  await expect(card(page, "Screen / Phone number")).toBeVisible();
  await draw(page, dot(card(page, "Start"), "next"), card(page, "Screen / Phone number"));
  await expect(edges(page)).toHaveCount(1);

  // Into the open: the list asks which step shall be there.
  await draw(page, dot(card(page, "Screen / Phone number"), "submit"), { x: 950, y: 250 });
  await page.getByRole("combobox", { name: "Search steps to add" }).fill("sign up or in sms");
  await page.keyboard.press("Enter");
  await expect(card(page, "Sign Up or In / OTP / SMS")).toBeVisible();
  await expect(edges(page)).toHaveCount(2);

  await card(page, "Screen / Phone number").dblclick();
  await panel(page).getByLabel("Step name").fill("Ask for the number");
  await expectNoAxeViolations(page);
  await panel(page).getByRole("button", { name: "Done" }).click();
  await expect(panel(page)).toHaveCount(0);
  await expect(card(page, "Ask for the number")).toBeVisible();
  await expect(page.getByText("Unsaved changes")).toBeVisible();
  await save(page);
  await page.reload();
  await expect(card(page, "Ask for the number")).toBeVisible();
  await expect(edges(page)).toHaveCount(2);
  await expect(page.getByText("Unsaved changes")).toHaveCount(0);
});

test("the same flow is made by keyboard alone, in the outline", async ({ page, project }) => {
  const path = await project.flow({ key: "typed", name: "Typed" });
  await page.goto(path);
  await page.getByRole("radio", { name: "Canvas" }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(outlineStep(page, "Start")).toBeVisible();
  await expectNoAxeViolations(page);

  await waysOf(page, "Start").getByRole("button", { name: "Add a step after Next" }).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.type("screen phone");
  await expect(page.getByRole("option")).toHaveCount(1);
  await expectNoAxeViolations(page);
  await page.keyboard.press("Enter");
  await expect(outlineStep(page, "Screen / Phone number")).toBeFocused();
  // What Next led to is led to by the new step now.
  await expect(waysOf(page, "Screen / Phone number")).toContainText("End");

  await page.keyboard.press("F2");
  await page.keyboard.type("Ask for the number");
  await page.keyboard.press("Enter");
  await expect(outlineStep(page, "Ask for the number")).toBeFocused();

  await page.keyboard.press("Enter");
  await expect(panel(page)).toBeVisible();
  await panel(page).getByRole("button", { name: "Done" }).focus();
  await page.keyboard.press("Enter");
  await expect(panel(page)).toHaveCount(0);
  await expect(outlineStep(page, "Ask for the number")).toBeFocused();

  await waysOf(page, "Ask for the number")
    .getByRole("button", { name: "Change where Submit leads" })
    .focus();
  await page.keyboard.press("Enter");
  await page.keyboard.type("ask");
  await page.keyboard.press("Enter");
  await expect(waysOf(page, "Ask for the number")).toContainText("go toAsk for the number");
  // Nothing leads to the end any more.
  await expect(page.getByRole("region", { name: "Not reached" })).toContainText("End");

  await page.getByRole("button", { name: "More for End" }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("menuitem", { name: "Delete" }).press("Enter");
  await expect(outlineStep(page, "End")).toHaveCount(0);
  await expect(outlineStep(page, "Ask for the number")).toBeFocused();
  await page.keyboard.press("ControlOrMeta+z");
  await expect(outlineStep(page, "End")).toBeVisible();

  await save(page);
  await page.reload();
  // The outline is remembered.
  await expect(outlineStep(page, "Ask for the number")).toBeVisible();
  await expect(page.getByRole("radio", { name: "Outline" })).toBeChecked();
});

test("what was done is undone and done again", async ({ page, project }) => {
  const path = await project.flow({ key: "undone", name: "Undone", document: signInFlow() });
  await openCanvas(page, path);
  await showAll(page);
  const phone = card(page, "Ask for the number");
  const before = await phone.boundingBox();
  await phone.getByText("Ask for the number").hover();
  await page.mouse.down();
  await page.mouse.move(500, 600, { steps: 8 });
  await page.mouse.up();
  const moved = await phone.boundingBox();
  expect(moved?.y).toBeGreaterThan((before?.y ?? 0) + 100);
  await page.keyboard.press("ControlOrMeta+z");
  await expect.poll(async () => (await phone.boundingBox())?.y).toBeCloseTo(before?.y ?? 0, 0);
  await page.keyboard.press("ControlOrMeta+Shift+z");
  await expect.poll(async () => (await phone.boundingBox())?.y).toBeCloseTo(moved?.y ?? 0, 0);
  await page.keyboard.press("ControlOrMeta+z");

  await card(page, "Verify Code / OTP").click();
  await page.keyboard.press("Delete");
  await expect(card(page, "Verify Code / OTP")).toHaveCount(0);
  await page.keyboard.press("ControlOrMeta+z");
  await expect(card(page, "Verify Code / OTP")).toBeVisible();
  await expect(page.getByText("Unsaved changes")).toHaveCount(0);
});

test("steps go from one flow to another by the clipboard", async ({ page, project }) => {
  const from = await project.flow({ key: "from", name: "From", document: signInFlow() });
  const to = await project.flow({ key: "to", name: "To" });
  await openCanvas(page, from);
  await showAll(page);
  await card(page, "Ask for the code").click();
  await card(page, "Verify Code / OTP").click({ modifiers: ["ControlOrMeta"] });
  await page.keyboard.press("ControlOrMeta+c");
  await openCanvas(page, to);
  await page.locator(".react-flow__pane").click({ position: { x: 300, y: 500 } });
  await page.keyboard.press("ControlOrMeta+v");
  await expect(cards(page)).toHaveCount(4);
  await expect(edge(page, "Ask for the code by Continue", "Verify Code / OTP")).toHaveCount(1);
  await page.keyboard.press("ControlOrMeta+d");
  await expect(cards(page)).toHaveCount(6);
  await save(page);
  await page.reload();
  await expect(cards(page)).toHaveCount(6);
});

test("several steps are chosen by a box, and all are arranged", async ({ page, project }) => {
  const path = await project.flow({ key: "boxed", name: "Boxed", document: signInFlow() });
  await openCanvas(page, path);
  const box = await page.locator(".react-flow__pane").boundingBox();
  if (!box) throw new Error("There is no canvas.");
  await page.keyboard.down("Shift");
  await page.mouse.move(box.x + 20, box.y + 120);
  await page.mouse.down();
  await page.mouse.move(box.x + 500, box.y + box.height - 120, { steps: 6 });
  await page.mouse.up();
  await page.keyboard.up("Shift");
  await expect.poll(() => page.locator(".react-flow__node.selected").count()).toBeGreaterThan(1);
  await page.getByRole("button", { name: "Arrange all steps" }).click();
  await expect(page.getByText("Unsaved changes")).toBeVisible();
  await page.getByRole("button", { name: "Show the whole flow" }).click();
  await expect(cards(page)).toHaveCount(10);
});

test("unsaved changes are not lost by leaving", async ({ page, project }) => {
  const path = await project.flow({ key: "guarded", name: "Guarded" });
  await openCanvas(page, path);
  await place(page, "set values", { x: 700, y: 600 });
  await page.getByRole("link", { name: "Flows" }).first().click();
  const question = page.getByRole("alertdialog", { name: "Leave without saving?" });
  await question.getByRole("button", { name: "Stay on this page" }).click();
  await expect(card(page, "Set values")).toBeVisible();
  await page.getByRole("link", { name: "Flows" }).first().click();
  await question.getByRole("button", { name: "Leave without saving" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Flows" })).toBeVisible();
});

test("two editors of one draft learn of each other", async ({ page, project, openAs }) => {
  const path = await project.flow({ key: "shared", name: "Shared" });
  await openCanvas(page, path);
  const other = await openAs("admin");
  await openCanvas(other, path);
  await place(other, "set values", { x: 700, y: 600 });
  await save(other);

  // Told before anything is saved here.
  const news = page.getByText(/^The admin saved this draft/);
  await expect(news).toBeVisible({ timeout: 25_000 });
  await expectNoAxeViolations(page);
  await page.getByRole("button", { name: "Show theirs" }).click();
  await expect(card(page, "Set values")).toBeVisible();
  await expect(news).toHaveCount(0);

  // Both draw: who saves second is asked.
  await place(page, "condition", { x: 800, y: 250 });
  await place(other, "end failure", { x: 800, y: 250 });
  await save(other);
  await saveButton(page).click();
  await expect(news).toBeVisible();
  await page.getByRole("button", { name: "Save mine over it" }).click();
  await expect(page.getByText("Unsaved changes")).toHaveCount(0);
  await page.reload();
  await expect(card(page, "Condition")).toBeVisible();
  await expect(card(page, "End / Failure")).toHaveCount(0);
});

test("viewers and old versions are only read", async ({ page, project, openAs }) => {
  const path = await project.flow({
    key: "read",
    name: "Read",
    from: "sign-up-or-in-sms",
    isPublished: true,
  });
  const viewer = await openAs("viewer");
  await openCanvas(viewer, path);
  await expect(viewer.getByText("Published v1")).toBeVisible();
  for (const name of ["Save", "Publish", "Add a step", "Undo", "Rename the flow"])
    await expect(viewer.getByRole("button", { name, exact: true })).toHaveCount(0);
  await card(viewer, "Verify Code / OTP").click();
  await viewer.keyboard.press("Delete");
  await expect(card(viewer, "Verify Code / OTP")).toBeVisible();
  await expectNoAxeViolations(viewer);

  await openCanvas(page, `${path}?version=1`);
  await expect(page.getByText(/^This is version 1/)).toBeVisible();
  await expect(saveButton(page)).toHaveCount(0);
  await page.getByRole("link", { name: "Open the draft" }).click();
  await expect(saveButton(page)).toBeVisible();
});

test("a link leads to a step, and a finding to what it is about", async ({ page, project }) => {
  const path = await project.flow({ key: "linked", name: "Linked", document: signInFlow() });
  await openCanvas(page, `${path}?step=verify`);
  await expect(panel(page).getByLabel("Step name")).toHaveValue("Verify Code / OTP");
  await panel(page).getByRole("button", { name: "Done" }).click();
  await showAll(page);
  await card(page, "Verify Code / OTP").click();
  await page.keyboard.press("Delete");
  const findings = page.getByRole("region", { name: "Findings" });
  await findings.getByRole("button", { expanded: false }).click();
  await expectNoAxeViolations(page);
  await findings
    .getByRole("button", { name: /^Problem: Ask for the code/ })
    .first()
    .click();
  await expect(panel(page).getByLabel("Step name")).toHaveValue("Ask for the code");
});

test("a phone shows the outline, with a step's panel over it", async ({ page, project }) => {
  const path = await project.flow({ key: "small", name: "Small", document: signInFlow() });
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(path);
  await expect(page.getByRole("radio", { name: "Outline" })).toBeChecked();
  await expectFitsPhone(page);
  await expectNoAxeViolations(page);
  await outlineStep(page, "Ask for the number").click();
  const sheet = page.getByRole("dialog", { name: "Step" });
  await expect(sheet.getByLabel("Step name")).toHaveValue("Ask for the number");
  await expectNoAxeViolations(page);
  await sheet.getByRole("button", { name: "Done" }).click();
  await expect(sheet).toHaveCount(0);
  await page.getByRole("radio", { name: "Canvas" }).check({ force: true });
  await expect(cards(page).first()).toBeVisible();
  await expectFitsPhone(page);
});

test("the outline can be read before scripts have come", async ({ browser, baseURL, project }) => {
  const path = await project.flow({ key: "plain", name: "Plain", document: signInFlow() });
  const context = await browser.newContext({ baseURL, javaScriptEnabled: false });
  await context.addCookies([{ ...project.people.owner.cookie, url: baseURL }]);
  const page = await context.newPage();
  await page.goto(path);
  await expect(page.getByRole("heading", { name: "Ask for the code" })).toBeVisible();
  await context.close();
});
