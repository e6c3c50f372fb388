import type { Page } from "@playwright/test";
import { longFlow, signInFlow } from "@/test/editor-flows";
import { expect, test } from "./fixtures";
import { expectFitsPhone } from "./support/expect-fits-phone";
import { expectNoAxeViolations } from "./support/expect-no-axe-violations";
import { FlowEditor } from "./support/flow-editor";
import { focusOn } from "./support/focus-on";

const outlineStep = (page: Page, name: string) =>
  page.getByRole("heading", { name, exact: true }).getByRole("button");
const waysOf = (page: Page, name: string) =>
  page.getByRole("list", { name: `Ways out of ${name}` });

test("a flow is drawn with the mouse, saved, and is there after a reload", async ({
  page,
  project,
}) => {
  const editor = new FlowEditor(page);
  const path = await project.flow({ key: "drawn", name: "Drawn" });
  await editor.open(path);
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
  await editor.place("screen phone", { x: 600, y: 250 });
  await expect(editor.card("Screen / Phone number")).toBeVisible();
  await editor.draw(editor.dot("Start", "next"), editor.card("Screen / Phone number"));
  await expect(editor.edges).toHaveCount(1);

  // Into the open: the list asks which step shall be there.
  await editor.draw(editor.dot("Screen / Phone number", "submit"), { x: 950, y: 250 });
  await page.getByRole("combobox", { name: "Search steps to add" }).fill("sign up or in sms");
  await page.keyboard.press("Enter");
  await expect(editor.card("Sign Up or In / OTP / SMS")).toBeVisible();
  await expect(editor.edges).toHaveCount(2);

  await editor.card("Screen / Phone number").dblclick();
  await editor.panel.getByLabel("Step name").fill("Ask for the number");
  await expectNoAxeViolations(page);
  await editor.panel.getByRole("button", { name: "Done" }).click();
  await expect(editor.panel).toHaveCount(0);
  await expect(editor.card("Ask for the number")).toBeVisible();
  await expect(page.getByText("Unsaved changes")).toBeVisible();
  await editor.save();
  await page.reload();
  await expect(editor.card("Ask for the number")).toBeVisible();
  await expect(editor.edges).toHaveCount(2);
  await expect(page.getByText("Unsaved changes")).toHaveCount(0);
});

test("the same flow is made by keyboard alone, in the outline", async ({ page, project }) => {
  const editor = new FlowEditor(page);
  const path = await project.flow({ key: "typed", name: "Typed" });
  await page.goto(path);
  await focusOn(page.getByRole("radio", { name: "Canvas" }));
  await page.keyboard.press("ArrowRight");
  await expect(outlineStep(page, "Start")).toBeVisible();
  await expectNoAxeViolations(page);

  await focusOn(waysOf(page, "Start").getByRole("button", { name: "Add a step after Next" }));
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
  await expect(editor.panel).toBeVisible();
  await focusOn(editor.panel.getByRole("button", { name: "Done" }));
  await page.keyboard.press("Enter");
  await expect(editor.panel).toHaveCount(0);
  await expect(outlineStep(page, "Ask for the number")).toBeFocused();

  await focusOn(
    waysOf(page, "Ask for the number").getByRole("button", { name: "Change where Submit leads" }),
  );
  await page.keyboard.press("Enter");
  await page.keyboard.type("ask");
  await page.keyboard.press("Enter");
  await expect(waysOf(page, "Ask for the number")).toContainText("go toAsk for the number");
  // Nothing leads to the end any more.
  await expect(page.getByRole("region", { name: "Not reached" })).toContainText("End");

  await focusOn(page.getByRole("button", { name: "More for End" }));
  await page.keyboard.press("Enter");
  await page.getByRole("menuitem", { name: "Delete" }).press("Enter");
  await expect(outlineStep(page, "End")).toHaveCount(0);
  await expect(outlineStep(page, "Ask for the number")).toBeFocused();
  await page.keyboard.press("ControlOrMeta+z");
  await expect(outlineStep(page, "End")).toBeVisible();

  await editor.save();
  await page.reload();
  // The outline is remembered.
  await expect(outlineStep(page, "Ask for the number")).toBeVisible();
  await expect(page.getByRole("radio", { name: "Outline" })).toBeChecked();
});

test("what was done is undone and done again", async ({ page, project }) => {
  const editor = new FlowEditor(page);
  const path = await project.flow({ key: "undone", name: "Undone", document: signInFlow() });
  await editor.open(path);
  await editor.showAll();
  const phone = editor.card("Ask for the number");
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

  await editor.card("Verify Code / OTP").click();
  await page.keyboard.press("Delete");
  await expect(editor.card("Verify Code / OTP")).toHaveCount(0);
  await page.keyboard.press("ControlOrMeta+z");
  await expect(editor.card("Verify Code / OTP")).toBeVisible();
  await expect(page.getByText("Unsaved changes")).toHaveCount(0);
});

test("steps go from one flow to another by the clipboard", async ({ page, project }) => {
  const editor = new FlowEditor(page);
  const from = await project.flow({ key: "from", name: "From", document: signInFlow() });
  const to = await project.flow({ key: "to", name: "To" });
  await editor.open(from);
  await editor.showAll();
  await editor.card("Ask for the code").click();
  await editor.card("Verify Code / OTP").click({ modifiers: ["ControlOrMeta"] });
  await page.keyboard.press("ControlOrMeta+c");
  await editor.open(to);
  await page.locator(".react-flow__pane").click({ position: { x: 300, y: 500 } });
  await page.keyboard.press("ControlOrMeta+v");
  await expect(editor.cards).toHaveCount(4);
  await expect(editor.edge("Ask for the code by Continue", "Verify Code / OTP")).toHaveCount(1);
  await page.keyboard.press("ControlOrMeta+d");
  await expect(editor.cards).toHaveCount(6);
  await editor.save();
  await page.reload();
  await expect(editor.cards).toHaveCount(6);
});

test("several steps are chosen by a box, and all are arranged", async ({ page, project }) => {
  const editor = new FlowEditor(page);
  const path = await project.flow({ key: "boxed", name: "Boxed", document: signInFlow() });
  await editor.open(path);
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
  await expect(editor.cards).toHaveCount(10);
});

test("a long flow seen from far away keeps its names and ways, and opens again", async ({
  page,
  project,
}) => {
  const editor = new FlowEditor(page);
  const path = await project.flow({ key: "long", name: "Long", document: longFlow(80) });
  await editor.open(path);
  await expect(editor.dot("Start", "next")).toBeVisible();
  await editor.showAll();
  await expect(editor.cards).toHaveCount(80);
  await expect(editor.card("Send a code by SMS").first()).toBeVisible();
  await expect(page.locator(".step-dot")).toHaveCount(0);
  // One drawing for all ways, and one for those of errors.
  await expect(page.locator(".react-flow__edge-path")).toHaveCount(2);
  await expectNoAxeViolations(page);

  const start = editor.card("Start");
  const before = await start.boundingBox();
  await start.hover();
  await page.mouse.down();
  await page.mouse.move(640, 200, { steps: 6 });
  await page.mouse.up();
  await expect(page.getByText("Unsaved changes")).toBeVisible();
  expect(await start.boundingBox()).not.toEqual(before);
  await page.keyboard.press("ControlOrMeta+z");
  await expect.poll(() => start.boundingBox()).toEqual(before);

  await editor.card("Check the code").last().dblclick();
  await expect(editor.panel.getByLabel("Step name")).toHaveValue("Check the code");
  await editor.done();
  await expect(async () => {
    await page.getByRole("button", { name: "Zoom in" }).click();
    await expect(page.locator(".step-dot").first()).toBeVisible({ timeout: 500 });
  }).toPass();
  await expect(editor.edges.first()).toBeAttached();
});

test("unsaved changes are not lost by leaving", async ({ page, project }) => {
  const editor = new FlowEditor(page);
  const path = await project.flow({ key: "guarded", name: "Guarded" });
  await editor.open(path);
  await editor.place("set values", { x: 700, y: 600 });
  await page.getByRole("link", { name: "Flows" }).first().click();
  const question = page.getByRole("alertdialog", { name: "Leave without saving?" });
  await question.getByRole("button", { name: "Stay on this page" }).click();
  await expect(editor.card("Set values")).toBeVisible();
  await page.getByRole("link", { name: "Flows" }).first().click();
  await question.getByRole("button", { name: "Leave without saving" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Flows" })).toBeVisible();
});

test("two editors of one draft learn of each other", async ({ page, project, openAs }) => {
  const editor = new FlowEditor(page);
  const path = await project.flow({ key: "shared", name: "Shared" });
  await editor.open(path);
  const other = await openAs("admin");
  const others = new FlowEditor(other);
  await others.open(path);
  await others.place("set values", { x: 700, y: 600 });
  await others.save();

  // Told before anything is saved here.
  const news = page.getByText(/^The admin saved this draft/);
  await expect(news).toBeVisible({ timeout: 25_000 });
  await expectNoAxeViolations(page);
  await page.getByRole("button", { name: "Show theirs" }).click();
  await expect(editor.card("Set values")).toBeVisible();
  await expect(news).toHaveCount(0);

  // Both draw: who saves second is asked.
  await editor.place("condition", { x: 800, y: 250 });
  await others.place("end failure", { x: 800, y: 250 });
  await others.save();
  await editor.saveButton.click();
  await expect(news).toBeVisible();
  await page.getByRole("button", { name: "Save mine over it" }).click();
  await expect(page.getByText("Unsaved changes")).toHaveCount(0);
  await page.reload();
  await expect(editor.card("Condition")).toBeVisible();
  await expect(editor.card("End / Failure")).toHaveCount(0);
});

test("viewers and old versions are only read", async ({ page, project, openAs }) => {
  const editor = new FlowEditor(page);
  const path = await project.flow({
    key: "read",
    name: "Read",
    from: "sign-up-or-in-sms",
    isPublished: true,
  });
  const viewer = await openAs("viewer");
  const viewed = new FlowEditor(viewer);
  await viewed.open(path);
  await expect(viewer.getByText("Published v1")).toBeVisible();
  for (const name of ["Save", "Publish", "Add a step", "Undo", "Rename the flow"])
    await expect(viewer.getByRole("button", { name, exact: true })).toHaveCount(0);
  await viewed.card("Verify Code / OTP").click();
  await viewer.keyboard.press("Delete");
  await expect(viewed.card("Verify Code / OTP")).toBeVisible();
  await expectNoAxeViolations(viewer);

  await editor.open(`${path}?version=1`);
  await expect(page.getByText(/^This is version 1/)).toBeVisible();
  await expect(editor.saveButton).toHaveCount(0);
  await page.getByRole("link", { name: "Open the draft" }).click();
  await expect(editor.saveButton).toBeVisible();
});

test("a link leads to a step, and a finding to what it is about", async ({ page, project }) => {
  const editor = new FlowEditor(page);
  const path = await project.flow({ key: "linked", name: "Linked", document: signInFlow() });
  await editor.open(`${path}?step=verify`);
  await expect(editor.panel.getByLabel("Step name")).toHaveValue("Verify Code / OTP");
  await editor.panel.getByRole("button", { name: "Done" }).click();
  await editor.showAll();
  await editor.card("Verify Code / OTP").click();
  await page.keyboard.press("Delete");
  const findings = page.getByRole("region", { name: "Findings" });
  await findings.getByRole("button", { expanded: false }).click();
  await expectNoAxeViolations(page);
  await findings
    .getByRole("button", { name: /^Problem: Ask for the code/ })
    .first()
    .click();
  await expect(editor.panel.getByLabel("Step name")).toHaveValue("Ask for the code");
});

test("a phone shows the outline, with a step's panel over it", async ({ page, project }) => {
  const editor = new FlowEditor(page);
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
  await expect(editor.cards.first()).toBeVisible();
  await expectFitsPhone(page);
});

test("the outline can be read before scripts have come", async ({ browser, baseURL, project }) => {
  const path = await project.flow({ key: "plain", name: "Plain", document: signInFlow() });
  const context = await browser.newContext({ baseURL, javaScriptEnabled: false });
  await context.addCookies([{ ...project.people.owner.cookie, url: baseURL }]);
  const page = await context.newPage();
  await page.goto(path);
  await expect(page.getByRole("heading", { name: "Ask for the code" })).toBeVisible();
  // What was typed into the panel of a step now would be lost.
  await page.goto(`${path}?step=code`);
  await expect(page.locator("aside[inert]").getByLabel("Step name")).toBeVisible();
  await context.close();
});
