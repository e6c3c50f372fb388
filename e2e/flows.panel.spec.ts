import type { Page } from "@playwright/test";
import { signInFlow } from "@/test/editor-flows";
import { expect, test } from "./fixtures";
import { expectFitsPhone } from "./support/expect-fits-phone";
import { expectNoAxeViolations } from "./support/expect-no-axe-violations";
import { focusOn } from "./support/focus-on";

const panel = (page: Page) => page.getByRole("complementary", { name: "Step" });
const outlineStep = (page: Page, name: string) =>
  page.getByRole("heading", { name, exact: true }).getByRole("button");

async function openStep(page: Page, path: string, step: string): Promise<void> {
  await page.goto(`${path}?step=${step}`);
  // The canvas is drawn by scripts alone, and the panel takes nothing before they have come.
  await expect(page.locator(".react-flow__node").first()).toBeVisible();
  await expect(panel(page).getByLabel("Step name")).toBeVisible();
}

test("blocked messages are named as such, and a code of the provider gets a way of its own", async ({
  page,
  project,
}) => {
  const path = await project.flow({ key: "codes", name: "Codes", document: signInFlow() });
  await openStep(page, path, "call");
  const errors = panel(page).getByRole("region", { name: "Error handling" });
  await expect(
    errors.getByRole("combobox", { name: "At Voice call blocked by provider" }),
  ).toBeVisible();
  await expect(errors.getByRole("combobox", { name: "At Code 21216" })).toBeVisible();

  await openStep(page, path, "send-code");
  const blocked = errors.getByRole("combobox", { name: "At SMS blocked by provider" });
  await expect(blocked).toContainText("Own branch");
  await expect(errors.getByLabel("Text for the end user")).toHaveValue(
    "We cannot send to this country.",
  );
  await expectNoAxeViolations(page);
  await panel(page).getByLabel("Provider code").fill("21610");
  await page.keyboard.press("Enter");
  await expect(errors.getByRole("combobox", { name: "At Code 21610" })).toContainText("Own branch");
});

test("a connector in trouble is told where it can be chosen", async ({ page, project }) => {
  await project.fillHome({ isTroubled: true });
  const path = await project.flow({ key: "shaky", name: "Shaky", document: signInFlow() });
  await openStep(page, path, "send-code");
  const connector = panel(page).getByRole("combobox", { name: /^Connector/ });
  await connector.click();
  const troubled = page.getByRole("option", { name: /in trouble: its sends failed lately/ });
  await expect(troubled).toBeVisible();
  await expectNoAxeViolations(page);
  await troubled.click();
  // It may be chosen all the same: trouble passes.
  await expect(page.getByRole("button", { name: "Warning: 1 warning" })).toBeVisible();
});

test("the message of a step is shown as it reads", async ({ page, project }) => {
  const path = await project.flow({ key: "reads", name: "Reads", document: signInFlow() });
  await openStep(page, path, "send-code");
  const preview = panel(page).getByRole("region", { name: "Preview of the message" });
  await expect(preview).toContainText("493021 is your");
  await panel(page)
    .getByRole("combobox", { name: /^Channel/ })
    .click();
  await page.getByRole("option", { name: "Voice" }).click();
  await expect(preview).toContainText("What the call says");
});

test("values are offered while one types, and unknown ones are told", async ({ page, project }) => {
  const path = await project.flow({ key: "values", name: "Values", document: signInFlow() });
  await openStep(page, path, "send-code");
  const to = panel(page).getByLabel("To", { exact: true });
  await to.fill("");
  await to.pressSequentially("{{form.ph");
  await expect(page.getByRole("option", { name: /form\.phone/ })).toBeVisible();
  await expectNoAxeViolations(page);
  await page.keyboard.press("Enter");
  await expect(to).toHaveValue("{{form.phone}}");
  await to.fill("{{form.colour}}");
  await expect(panel(page).getByText(/not known before this step/)).toContainText(
    "{{form.colour}}",
  );
});

test("a screen is seen while it is built", async ({ page, project }) => {
  const path = await project.flow({ key: "screen", name: "Screen", document: signInFlow() });
  await openStep(page, path, "phone");
  const preview = panel(page).getByRole("region", { name: "Preview" });
  await panel(page).getByLabel("Title").fill("What is your number?");
  await expect(preview.getByText("What is your number?")).toBeVisible();
  await panel(page)
    .getByRole("group", { name: "Field 1" })
    .getByLabel(/^Label/)
    .fill("Mobile");
  await expect(preview.getByText("Mobile")).toBeVisible();
  await panel(page).getByRole("button", { name: "Add button" }).click();
  await panel(page)
    .getByRole("group", { name: "Button 2" })
    .getByLabel(/^Label/)
    .fill("Use e-mail");
  await expect(preview.getByText("Use e-mail")).toBeVisible();
  await expectNoAxeViolations(page);
});

test("a panel is used by keyboard and gives the focus back", async ({ page, project }) => {
  const path = await project.flow({ key: "keys", name: "Keys", document: signInFlow() });
  await page.goto(path);
  await focusOn(page.getByRole("radio", { name: "Canvas" }));
  await page.keyboard.press("ArrowRight");
  await focusOn(outlineStep(page, "Verify Code / OTP"));
  await page.keyboard.press("Enter");
  await expect(panel(page).getByLabel("Step name")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(panel(page)).toHaveCount(0);
  await expect(outlineStep(page, "Verify Code / OTP")).toBeFocused();

  await focusOn(page.getByRole("radio", { name: "Outline" }));
  await page.keyboard.press("ArrowLeft");
  const card = page.locator('.react-flow__node[data-id="phone"]');
  await focusOn(card);
  await page.keyboard.press("Enter");
  await expect(panel(page).getByLabel("Step name")).toBeFocused();
  await panel(page).getByRole("button", { name: "Done" }).press("Enter");
  await expect(card).toBeFocused();
});

test("a finding leads to its field, again and again", async ({ page, project }) => {
  const path = await project.flow({ key: "found", name: "Found", document: signInFlow() });
  await openStep(page, path, "send-code");
  await panel(page).getByLabel("To", { exact: true }).fill("");
  await panel(page).getByRole("button", { name: "Done" }).click();
  const findings = page.getByRole("region", { name: "Findings" });
  await findings.getByRole("button", { expanded: false }).click();
  const found = findings.getByRole("button", { name: /Sign Up or In \/ OTP \/ SMS: .*To/ }).first();
  await found.click();
  await expect(panel(page).getByLabel("To", { exact: true })).toBeFocused();
  // The same one once more.
  await focusOn(panel(page).getByLabel("Step name"));
  await found.click();
  await expect(panel(page).getByLabel("To", { exact: true })).toBeFocused();
});

test("a panel fits a phone, and gives the focus back to its row", async ({ page, project }) => {
  const path = await project.flow({ key: "phone", name: "Phone", document: signInFlow() });
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(path);
  await outlineStep(page, "Ask for the number").click();
  const sheet = page.getByRole("dialog", { name: "Step" });
  await expect(sheet.getByRole("region", { name: "Preview" })).toBeVisible();
  await expectFitsPhone(page);
  await expectNoAxeViolations(page);
  await sheet.getByRole("button", { name: "Done" }).click();
  await expect(outlineStep(page, "Ask for the number")).toBeFocused();
});
