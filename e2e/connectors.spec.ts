import { expect, test } from "./fixtures";
import { createSandbox } from "./support/create-sandbox";
import { expectFitsPhone } from "./support/expect-fits-phone";
import { expectNoAxeViolations } from "./support/expect-no-axe-violations";
import { focusSearch } from "./support/focus-search";

test("search finds types by name, use and words, accent blind and with one typo", async ({
  page,
  project,
}) => {
  await page.goto(project.path("connectors"));
  const search = page.getByRole("searchbox", { name: "Search connectors and catalogue" });
  const tiles = page.getByRole("region", { name: /^Catalogue/ }).getByRole("link");
  await expect(tiles).toHaveCount(4);
  await search.fill("twilio");
  await expect(tiles).toHaveText([/^Twilio/]);
  await search.fill("twiloi");
  await expect(tiles).toHaveText([/^Twilio/]);
  await search.fill("TWÍLIO");
  await expect(tiles).toHaveText([/^Twilio/]);
  await search.fill("phone call");
  await expect(tiles.filter({ hasText: "Twilio" })).toHaveCount(1);
  await expect(tiles.filter({ hasText: "SMTP" })).toHaveCount(0);
  await search.fill("mail server");
  await expect(tiles).toHaveText([/^SMTP/]);
  await expect(page.getByText("0 connectors and 1 type found")).toHaveRole("status");
  await expect(page).toHaveURL(/[?&]q=mail/);
  await page.reload();
  await expect(search).toHaveValue("mail server");
  await expect(tiles).toHaveText([/^SMTP/]);
});

test("what matches nothing says what to do", async ({ page, project }) => {
  await page.goto(project.path("connectors"));
  await page.getByRole("searchbox").fill("carrier pigeons");
  await expect(page.getByText("Nothing matches “carrier pigeons”.")).toBeVisible();
  await expect(page.getByRole("link", { name: "Set up HTTP message gateway" })).toBeVisible();
  await expectNoAxeViolations(page);
  await page.getByRole("button", { name: "Clear search" }).click();
  await expect(page.getByRole("searchbox")).toBeFocused();
  await expect(page.getByRole("link", { name: /^Twilio/ })).toBeVisible();
});

test("the catalogue is worked by keyboard: slash, arrows, Enter and Escape", async ({
  page,
  project,
}) => {
  await page.goto(project.path("connectors"));
  const search = page.getByRole("searchbox");
  const tiles = page.getByRole("region", { name: /^Catalogue/ }).getByRole("link");
  // One tab stop for all tiles: the page has come alive.
  await expect(tiles.nth(1)).toHaveAttribute("tabindex", "-1");
  await focusSearch(page);
  await page.keyboard.type("sms");
  await expect(tiles.filter({ hasText: "SMTP" })).toHaveCount(0);
  await page.keyboard.press("ArrowDown");
  await expect(tiles.nth(0)).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(tiles.nth(1)).toBeFocused();
  await page.keyboard.press("ArrowLeft");
  await expect(tiles.nth(0)).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(search).toBeFocused();
  await expect(search).toHaveValue("");
  await page.keyboard.type("twilio");
  await expect(tiles).toHaveCount(1);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("New Twilio connector");
  await page.goBack();
  await expect(search).toHaveValue("twilio");
});

test("filters by channel and kind narrow both parts and live in the address", async ({
  page,
  project,
}) => {
  await page.goto(project.path("connectors"));
  const tiles = page.getByRole("region", { name: /^Catalogue/ }).getByRole("link");
  const channel = page.getByRole("radiogroup", { name: "Channel" });
  const kind = page.getByRole("radiogroup", { name: "Kind" });
  await channel.getByRole("radio", { name: "Voice" }).check();
  await expect(tiles.filter({ hasText: "SMTP" })).toHaveCount(0);
  await expect(tiles.filter({ hasText: "Twilio" })).toHaveCount(1);
  await kind.getByRole("radio", { name: "Testing" }).check();
  await expect(tiles).toHaveText([/^Sandbox/]);
  await expect(page).toHaveURL(/channel=voice.*category=testing/);
  await page.reload();
  await expect(tiles).toHaveText([/^Sandbox/]);
  await expect(channel.getByRole("radio", { name: "Voice" })).toBeChecked();
});

test("a connector in use is deleted only after another took its place everywhere", async ({
  page,
  project,
}) => {
  await createSandbox(page, project.path("connectors"), "Spare phone");
  const row = page
    .getByRole("listitem")
    .filter({ has: page.getByRole("link", { name: "Sandbox", exact: true }) });
  const uses = row.getByRole("button", { name: /^Used by 3/ });
  await uses.click();
  await expect(page.getByRole("dialog", { name: "Where Sandbox is used" })).toBeVisible();
  await expectNoAxeViolations(page);
  await page.keyboard.press("Escape");
  await expect(uses).toBeFocused();
  await page.getByRole("button", { name: "Actions for Sandbox" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  const question = page.getByRole("alertdialog", { name: "Delete Sandbox?" });
  await expect(question).toContainText("It is in use.");
  const confirm = question.getByRole("button", { name: "Replace and delete" });
  await expect(confirm).toBeDisabled();
  await expectNoAxeViolations(page);
  await question.getByLabel("Replace everywhere with").selectOption("Spare phone");
  await confirm.click();
  await expect(page.getByText("Connector deleted", { exact: true })).toBeVisible();
  await expect(page.getByRole("link", { name: "Sandbox", exact: true })).toHaveCount(0);
  await page.goto(project.path("otp"));
  for (const channel of ["SMS", "Voice", "E-mail"]) {
    const card = page.getByRole("region", { name: channel, exact: true });
    await expect(card.getByRole("combobox", { name: "Connector" })).toHaveText("Spare phone");
  }
});

test("an unused connector is deleted after a question and its name is free again", async ({
  page,
  project,
}) => {
  await createSandbox(page, project.path("connectors"), "Short lived");
  await page.getByRole("button", { name: "Actions for Short lived" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByRole("link", { name: "Short lived", exact: true })).toBeVisible();
  await page.getByRole("button", { name: "Actions for Short lived" }).click();
  await page.getByRole("menuitem", { name: "Delete" }).click();
  await page.getByRole("alertdialog").getByRole("button", { name: "Delete", exact: true }).click();
  await expect(page.getByRole("link", { name: "Short lived", exact: true })).toHaveCount(0);
  await createSandbox(page, project.path("connectors"), "Short lived");
});

test("a name of 254 letters and one of three fit a phone", async ({ page, project }) => {
  await createSandbox(page, project.path("connectors"), "W".repeat(254));
  await createSandbox(page, project.path("connectors"), "abc");
  await expectFitsPhone(page);
  await expectNoAxeViolations(page);
});

test("a viewer looks but is offered nothing to change", async ({ openAs, project }) => {
  const page = await openAs("viewer");
  await page.goto(project.path("connectors"));
  await page.getByRole("button", { name: "Actions for Sandbox" }).click();
  await expect(page.getByRole("menuitem")).toHaveText(["View"]);
});

test("a test from the list starts at once and its result is kept in the row", async ({
  page,
  project,
}) => {
  await page.goto(project.path("connectors"));
  await page.getByRole("button", { name: "Actions for Sandbox" }).click();
  await page.getByRole("menuitem", { name: "Test" }).click();
  const results = page.getByRole("region", { name: "Test Results" });
  await expect(results.getByRole("status").first()).toHaveText("Test finished: All passed");
  await page.goto(project.path("connectors"));
  const link = page.getByRole("link", { name: "Sandbox", exact: true });
  await expect(page.getByRole("listitem").filter({ has: link })).toContainText("Passed");
});
