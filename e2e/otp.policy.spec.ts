import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { expectFitsPhone } from "./support/expect-fits-phone";
import { expectNoAxeViolations } from "./support/expect-no-axe-violations";
import { focusOn } from "./support/focus-on";

const card = (page: Page, channel: string) =>
  page.getByRole("region", { name: channel, exact: true });

async function open(page: Page, channel: string, section: string): Promise<void> {
  await card(page, channel)
    .getByRole("button", { name: new RegExp(`^${section}`) })
    .click();
}

async function save(page: Page, channel: string): Promise<void> {
  await card(page, channel).getByRole("button", { name: "Save" }).click();
  await expect(page.getByText(`${channel} saved`, { exact: true })).toBeVisible();
}

test("a preset sets the limits together, says what a save changes, and stays", async ({
  page,
  project,
}) => {
  await page.goto(project.path("otp"));
  const sms = card(page, "SMS");
  await expect(sms).toContainText("Balanced: 6 digits, 5 wrong tries, 5 codes in 10 min, 10 a day");
  await open(page, "SMS", "Limits");
  const preset = sms.getByRole("radiogroup", { name: "Preset" });
  await expect(preset.getByRole("radio", { name: "Balanced" })).toBeChecked();
  await expect(preset.getByRole("radio", { name: "Custom" })).toHaveCount(0);
  await preset.getByRole("radio", { name: "Strict" }).check();
  await expect(sms.getByLabel("Code length")).toHaveValue("8");
  const changes = sms.getByRole("region", { name: "Changes to save" });
  await expect(changes.getByRole("listitem").filter({ hasText: "Code length" })).toHaveText(
    /from 6\s*to 8$/,
  );
  await sms.getByLabel("Codes for one client address").fill("");
  await expect(preset.getByRole("radio", { name: "Custom" })).toBeChecked();
  await expect(changes).toContainText(/from 200\s*to no limit/);
  await save(page, "SMS");
  await expect(changes).toHaveCount(0);
  await page.reload();
  await expect(sms).toContainText("Custom: 8 digits, 3 wrong tries, 3 codes in 10 min, 5 a day");
  await open(page, "SMS", "Limits");
  await expect(sms.getByLabel("Codes for one client address")).toHaveValue("");
  await expect(card(page, "Voice")).toContainText("Balanced: 6 digits");
  await sms.getByRole("radio", { name: "Balanced" }).check();
  await expect(sms).toContainText("Balanced: 6 digits");
});

test("a limit out of range is told at its field and not saved", async ({ page, project }) => {
  await page.goto(project.path("otp"));
  const sms = card(page, "SMS");
  await open(page, "SMS", "Limits");
  const tries = sms.getByLabel("Wrong tries per code");
  await tries.fill("0");
  await expect(tries).toHaveAccessibleDescription(/Error: Give at least 1\./);
  await tries.fill("some");
  await expect(tries).toHaveAccessibleDescription(/Error: Give a whole number\./);
  // What is wrong stays in sight.
  await open(page, "SMS", "Limits");
  await sms.getByRole("button", { name: "Save" }).click();
  await expect(tries).toBeFocused();
  await tries.fill("5");
  await sms.getByLabel("Codes to one recipient in a day").fill("4");
  await expect(sms.getByText("Give at least the 5 that 10 min allow.")).toBeVisible();
  await expectNoAxeViolations(page);
});

test("countries are found by name and dial code, added and taken away by keyboard alone", async ({
  page,
  project,
}) => {
  await page.goto(project.path("otp"));
  const sms = card(page, "SMS");
  await expect(sms).toContainText("Germany, United Kingdom and United States");
  await focusOn(sms.getByRole("button", { name: /^Countries/ }));
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  const search = sms.getByRole("combobox", { name: "Codes go to numbers of" });
  await expect(search).toBeFocused();
  const chips = sms.getByRole("list", { name: "Chosen countries" }).getByRole("listitem");
  await expect(chips).toHaveText(["Germany", "United Kingdom", "United States"]);

  await page.keyboard.press("ArrowDown");
  const options = page.getByRole("listbox", { name: "Countries" }).getByRole("option");
  // Chosen ones first, then all others by name.
  await expect(options.nth(0)).toHaveAccessibleName(/^Germany/);
  await expect(options.nth(2)).toHaveAttribute("aria-selected", "true");
  await expect(options.nth(3)).toHaveAccessibleName(/^Afghanistan/);
  await page.keyboard.type("island");
  // A list that scrolls, and is not all the world to look at.
  await expect(options.first()).toHaveAccessibleName(/Island/);
  await expectNoAxeViolations(page);
  await search.fill("");
  await page.keyboard.type("1 876");
  await expect(options).toHaveCount(1);
  await page.keyboard.press("Enter");
  await expect(chips).toHaveText(["Germany", "Jamaica", "United Kingdom", "United States"]);
  await expect(sms.getByText("Jamaica added. 4 countries chosen.")).toBeAttached();
  await page.keyboard.type("atlantis");
  await expect(page.getByText("No country has this name or dial code.")).toBeVisible();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await expect(options).toHaveCount(0);
  await expect(search).toHaveValue("");

  await page.keyboard.press("Tab");
  await expect(sms.getByRole("button", { name: "Remove Germany" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(chips).toHaveText(["Jamaica", "United Kingdom", "United States"]);
  await expect(search).toBeFocused();
  const changes = sms.getByRole("region", { name: "Changes to save" });
  await expect(changes).toContainText("Countries addedJamaica");
  await expect(changes).toContainText("Countries removedGermany");
  await save(page, "SMS");
  await page.reload();
  await expect(sms).toContainText("Jamaica, United Kingdom and United States");
  await expect(card(page, "Voice")).toContainText("Germany, United Kingdom and United States");
  await expect(card(page, "E-mail").getByRole("button", { name: /^Countries/ })).toHaveCount(0);
});

test("many countries are added at once and shown in few, and none at all is said", async ({
  page,
  project,
}) => {
  await page.goto(project.path("otp"));
  const sms = card(page, "SMS");
  await open(page, "SMS", "Countries");
  await sms.getByRole("button", { name: "Add European Union" }).click();
  await expect(sms).toContainText("Austria, Belgium and 27 more");
  await sms.getByRole("button", { name: "and 17 more" }).click();
  await expect(sms.getByRole("button", { name: /^Remove .*(?<!all)$/ })).toHaveCount(29);
  await sms.getByRole("button", { name: "Remove all" }).click();
  await expect(sms).toContainText("Codes go to no country yet.");
  await save(page, "SMS");
  await page.reload();
  await expect(sms).toContainText("Codes go to no country yet. Choose the first ones.");
  await expectNoAxeViolations(page);
});

test("a domain ends the text message in the line that phones read", async ({ page, project }) => {
  await page.goto(project.path("otp"));
  const sms = card(page, "SMS");
  await open(page, "SMS", "Domain");
  const domain = sms.getByRole("textbox", { name: "Domain" });
  await domain.fill("https://app.example.com/login");
  await expect(domain).toHaveAccessibleDescription(/Enter a host name such as app\.example\.com\./);
  await domain.fill("App.Example.com");
  await expect(sms.getByText("@app.example.com #493021")).toBeVisible();
  await save(page, "SMS");
  await sms.getByRole("button", { name: /^Send a test code/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox").fill("+14155550100");
  await page.keyboard.press("Enter");
  await expect(dialog.getByRole("status").first()).toHaveText(/^Test finished: (All p|P)assed/, {
    timeout: 45_000,
  });
  await page.goto(project.path("sandbox"));
  await expect(page.getByRole("article")).toContainText("@app.example.com #493021");
});

test("a viewer reads the policy and can change nothing of it", async ({ openAs, project }) => {
  const page = await openAs("viewer");
  await page.goto(project.path("otp"));
  const sms = card(page, "SMS");
  for (const section of ["Limits", "Countries", "Domain"]) await open(page, "SMS", section);
  await expect(sms.getByLabel("Wrong tries per code")).toBeDisabled();
  await expect(sms.getByRole("radio", { name: "Strict" })).toBeDisabled();
  await expect(sms.getByRole("combobox", { name: "Codes go to numbers of" })).toBeDisabled();
  await expect(sms.getByRole("button", { name: /^(Remove|Add) / })).toHaveCount(0);
  await expect(sms.getByRole("textbox", { name: "Domain" })).toBeDisabled();
  await expectNoAxeViolations(page);
});

test("says what each limit and channel is worth, on a phone too", async ({ page, project }) => {
  await page.goto(project.path("otp"));
  await expect(card(page, "SMS")).toContainText("Restricted");
  await expect(card(page, "Voice")).toContainText("Restricted");
  await expect(card(page, "E-mail")).toContainText("It is no second factor.");
  for (const channel of ["SMS", "Voice", "E-mail"]) await open(page, channel, "Limits");
  await open(page, "SMS", "Countries");
  await card(page, "SMS").getByRole("radio", { name: "Open" }).check();
  await card(page, "SMS").getByLabel("Code length").fill("5");
  await expect(card(page, "E-mail").getByLabel("Codes to one range of numbers")).toHaveCount(0);
  await expectNoAxeViolations(page);
  await expectFitsPhone(page);
});
